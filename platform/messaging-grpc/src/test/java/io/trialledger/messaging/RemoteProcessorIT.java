package io.trialledger.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.trialledger.enrollment.v1.SubjectRegistered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Axon's pooled processor reads another process's log through {@link RemoteEventSource}. */
@Timeout(60)
class RemoteProcessorIT {

    private static final int PUBLISHED = 500;
    private static final int HEAD = 9_999; // Everything after position 499 is private.

    private final int port = ChildJvm.freePort();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Subjects subjects = new Subjects();

    /** The processor's question: which positions have I handled. */
    static final class Subjects {
        private final Set<Long> handled = new ConcurrentSkipListSet<>();
        private final CountDownLatch gate = new CountDownLatch(1);

        @EventHandler
        void on(SubjectRegistered event, TrackingToken token) throws InterruptedException {
            long position = ((GlobalSequenceTrackingToken) token).getGlobalIndex();
            if (position == PUBLISHED - 1) {
                gate.await();
            }
            assertThat(event.getSubjectId()).isEqualTo(GeneratedLog.subjectAt(position));
            handled.add(position);
        }
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void its_position_passes_over_what_is_private_but_not_over_what_is_not_handled() {
        PooledStreamingEventProcessor processor = processor();
        processor.start();
        await().atMost(10, SECONDS).until(() -> HandledPosition.of(processor).equals(OptionalLong.of(-1)));
        ChildJvm server = server(); // Started only now: the processor has been waiting for it.

        await().atMost(20, SECONDS).until(() -> subjects.handled.size() == PUBLISHED - 1);
        assertThat(HandledPosition.of(processor).orElseThrow()).isLessThan(PUBLISHED - 1);

        subjects.gate.countDown();
        await().atMost(10, SECONDS).until(() -> HandledPosition.of(processor).equals(OptionalLong.of(HEAD)));
        assertThat(subjects.handled).hasSize(PUBLISHED);

        server.say("append 3");
        await().atMost(5, SECONDS).until(() -> HandledPosition.of(processor).equals(OptionalLong.of(HEAD + 3)));

        server.kill();
        server().say("append 5"); // Comes back with the same log, two positions ahead.
        await().atMost(10, SECONDS).until(() -> HandledPosition.of(processor).equals(OptionalLong.of(HEAD + 5)));
        assertThat(processor.isError()).isFalse();
    }

    @Test
    void its_position_is_not_known_before_it_holds_all_segments() {
        assertThat(HandledPosition.of(processor())).isEmpty();
    }

    private ChildJvm server() {
        var server = ChildJvm.start(
                StreamServerMain.class,
                Integer.toString(port),
                "trialledger.test/enrollment",
                Integer.toString(HEAD),
                "below:" + PUBLISHED);
        open.add(server);
        return server;
    }

    private PooledStreamingEventProcessor processor() {
        ManagedChannel channel = Channels.open("127.0.0.1:" + port, InsecureChannelCredentials.create());
        var source = new RemoteEventSource(
                channel,
                new BearerToken(() -> "token"),
                ProtoTypes.published(),
                "",
                new RemoteEventSource.Limits(
                        512, 4 << 20, Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(2)));
        var threads = Executors.newScheduledThreadPool(3);
        var processor = PooledStreamingEventProcessor.builder()
                .name("subjects")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(subjects)
                        .sequencingPolicy(event -> event.getMetaData().get("subject"))
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(source)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(2)
                .initialToken(any -> new GlobalSequenceTrackingToken(-1))
                .batchSize(100)
                .build();
        open.add(processor::shutDown);
        open.add(threads::shutdownNow);
        open.add(source);
        open.add(channel::shutdownNow);
        return processor;
    }
}
