package io.trialledger.eventstore;

import static io.trialledger.eventstore.TestLog.event;
import static io.trialledger.eventstore.TestLog.registered;
import static io.trialledger.eventstore.TestLog.someSubject;
import static io.trialledger.eventstore.TestLog.verifyWhole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failure modes 2, 3 and 21: two who decide on the same version, a refusal within a batch, a commit too large. */
class ConflictIT {

    private final String name = TestMongo.freshName();
    private final MongoDatabase database = TestMongo.database(name);
    private final TrialEventStorageEngine engine = TestLog.engine(database).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        engine.close();
        threads.shutdownNow();
    }

    @Test
    void of_eight_who_decide_on_the_same_version_one_wins() {
        TrialEventStorageEngine otherProcess = TestLog.engine(database).build();
        String subject = someSubject();
        engine.appendEvents(registered(subject));
        for (int sequence = 1; sequence <= 20; sequence++) {
            EventMessage<?>[] rivals = new EventMessage<?>[8];
            for (int i = 0; i < rivals.length; i++) {
                rivals[i] = event(subject, sequence);
            }
            CyclicBarrier start = new CyclicBarrier(rivals.length);
            List<Object> outcomes = IntStream.range(0, rivals.length)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> append(i % 2 == 0 ? engine : otherProcess, rivals[i], start), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(outcomes).filteredOn("stored"::equals).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !"stored".equals(outcome))
                    .hasOnlyElementsOfType(ConcurrencyException.class);
        }
        otherProcess.close();
        assertThat(verifyWhole(database)).hasSize(21);
    }

    private static Object append(TrialEventStorageEngine engine, EventMessage<?> event, CyclicBarrier start) {
        try {
            start.await();
            engine.appendEvents(event);
            return "stored";
        } catch (Exception e) {
            return e;
        }
    }

    @Test
    void a_second_beginning_of_an_aggregate_is_refused_as_such() {
        String subject = someSubject();
        engine.appendEvents(registered(subject));
        assertThatThrownBy(() -> engine.appendEvents(registered(subject)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(verifyWhole(database)).hasSize(1);
    }

    @Test
    void a_conflict_anywhere_in_a_commit_refuses_all_of_it() {
        String one = someSubject();
        String two = someSubject();
        engine.appendEvents(registered(one), event(one, 1));
        assertThatThrownBy(() -> engine.appendEvents(registered(two), event(one, 1)))
                .isInstanceOf(ConcurrencyException.class)
                .isNotInstanceOf(AggregateStreamCreationException.class)
                .hasMessageContaining(one);
        assertThat(verifyWhole(database)).hasSize(2);
    }

    /** The first two commits keep the appender busy behind the proxy, so that the other three are one batch. */
    @Test
    void a_conflict_in_the_middle_of_a_batch_fails_alone() throws Exception {
        String taken = someSubject();
        engine.appendEvents(registered(taken));
        try (FaultyProxy proxy = new FaultyProxy(TestMongo.uri());
                MongoClient client = MongoClients.create(proxy.uri());
                TrialEventStorageEngine slow =
                        TestLog.engine(client.getDatabase(name)).build()) {
            slow.appendEvents(registered(someSubject()));
            proxy.holdRequests(true);
            CompletableFuture<Void> busy = append(slow, registered(someSubject()));
            Awaitility.await().until(() -> slow.waiting() == 0);
            EventMessage<?> before = registered(someSubject());
            EventMessage<?> after = registered(someSubject());
            CompletableFuture<Void> ok = append(slow, before);
            Awaitility.await().until(() -> slow.waiting() == 1);
            CompletableFuture<Void> conflict = append(slow, registered(taken));
            Awaitility.await().until(() -> slow.waiting() == 2);
            CompletableFuture<Void> alsoOk = append(slow, after);
            Awaitility.await().until(() -> slow.waiting() == 3);
            proxy.holdRequests(false);

            busy.join();
            ok.join();
            alsoOk.join();
            assertThatThrownBy(conflict::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(AggregateStreamCreationException.class);
            assertThat(verifyWhole(database)).hasSize(5).endsWith(before.getIdentifier(), after.getIdentifier());
        }
    }

    private CompletableFuture<Void> append(TrialEventStorageEngine engine, EventMessage<?> event) {
        return CompletableFuture.runAsync(() -> engine.appendEvents(event), threads);
    }

    @Test
    void a_commit_that_is_too_large_is_refused_before_anything_is_written() {
        String filler = "x".repeat(6 * 1024 * 1024);
        EventMessage<?>[] large = IntStream.range(0, 3)
                .mapToObj(i -> new GenericDomainEventMessage<>("Subject", someSubject(), 0, filler))
                .toArray(EventMessage<?>[]::new);
        assertThatThrownBy(() -> engine.appendEvents(large)).isInstanceOf(CommitTooLarge.class);
        assertThat(verifyWhole(database)).isEmpty();
        engine.appendEvents(registered(someSubject()));
        assertThat(verifyWhole(database)).hasSize(1);
    }
}
