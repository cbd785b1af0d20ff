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
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failure modes 6 and 12: connections cut anywhere, replies lost, committing threads interrupted. */
class UnknownOutcomeIT {

    private static final int THREADS = 8;

    private final String name = TestMongo.freshName();
    private final MongoDatabase direct = TestMongo.database(name);
    private final EventLog log = new EventLog(direct, new LogHealth(direct));
    private final FaultyProxy proxy = new FaultyProxy(TestMongo.uri());
    private final MongoClient client = MongoClients.create(proxy.uri());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        client.close();
        proxy.close();
    }

    private TrialEventStorageEngine.Builder engine() {
        return TestLog.engine(client.getDatabase(name));
    }

    @Test
    void connections_cut_at_any_byte_lose_and_double_nothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(THREADS);
        try (TrialEventStorageEngine engine = engine().build()) {
            for (int i = 0; i < THREADS; i++) {
                threads.execute(() -> {
                    while (!stop.get()) {
                        String subject = someSubject();
                        EventMessage<?> first = registered(subject);
                        EventMessage<?> second = event(subject, 1);
                        engine.appendEvents(first, second);
                        acknowledged.add(first.getIdentifier());
                        acknowledged.add(second.getIdentifier());
                    }
                    ended.countDown();
                });
            }
            for (int cut = 0; cut < 10; cut++) {
                int before = acknowledged.size();
                Awaitility.await().until(() -> acknowledged.size() > before + 20);
                if (random.nextBoolean()) {
                    proxy.cutAfterRequestBytes(random.nextInt(20_000));
                } else {
                    proxy.cutAfterReplyBytes(random.nextInt(500));
                }
            }
            stop.set(true);
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(verifyWhole(direct)).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    void a_commit_whose_reply_was_lost_is_acknowledged_and_stored_once() {
        try (TrialEventStorageEngine engine = engine().build()) {
            engine.appendEvents(registered(someSubject()));
            proxy.swallowReplies(true);
            CompletableFuture<Void> commit = append(engine, registered(someSubject()));
            Awaitility.await().until(() -> log.head() == 1);
            assertThat(commit).isNotDone();
            proxy.swallowReplies(false);
            proxy.cutAll();

            assertThat(commit).succeedsWithin(Duration.ofSeconds(10));
            engine.appendEvents(registered(someSubject()));
        }
        assertThat(verifyWhole(direct)).hasSize(3);
    }

    @Test
    void a_commit_that_lost_its_reply_and_its_place_is_stored_once_behind_the_other() {
        try (TrialEventStorageEngine engine = engine().build();
                TrialEventStorageEngine other = TestLog.engine(direct).build()) {
            engine.appendEvents(registered(someSubject()));
            proxy.holdRequests(true); // it is on its way to position 1 …
            CompletableFuture<Void> commit = append(engine, registered(someSubject()));
            Awaitility.await().until(() -> engine.waiting() == 0);
            other.appendEvents(registered(someSubject())); // … which another process takes
            proxy.cutAll();
            proxy.holdRequests(false);

            assertThat(commit).succeedsWithin(Duration.ofSeconds(10));
        }
        assertThat(verifyWhole(direct)).hasSize(3);
    }

    @Test
    void no_answer_in_time_says_that_the_outcome_is_unknown_or_that_nothing_was_stored() {
        try (TrialEventStorageEngine engine =
                engine().patience(Duration.ofMillis(300)).build()) {
            engine.appendEvents(registered(someSubject()));
            proxy.holdRequests(true);
            CompletableFuture<Void> taken = append(engine, registered(someSubject()));
            Awaitility.await().until(() -> engine.waiting() == 0);
            CompletableFuture<Void> waiting = append(engine, registered(someSubject()));

            assertThatThrownBy(taken::join).hasCauseInstanceOf(OutcomeUnknown.class);
            assertThatThrownBy(waiting::join).hasCauseInstanceOf(StoreUnavailable.class);
            proxy.holdRequests(false);
            Awaitility.await().until(() -> log.head() == 1);
        }
        assertThat(verifyWhole(direct))
                .as("the first came through after all, the second never")
                .hasSize(2);
    }

    @Test
    void a_committing_thread_that_is_interrupted_all_the_time_never_reports_a_failure() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (TrialEventStorageEngine engine = TestLog.engine(direct).build()) {
            Thread committer = new Thread(() -> {
                for (int i = 0; i < 300; i++) {
                    EventMessage<?> event = registered(someSubject());
                    engine.appendEvents(event);
                    acknowledged.add(event.getIdentifier());
                }
            });
            AtomicBoolean kept = new AtomicBoolean();
            Thread keeper = new Thread(() -> {
                Thread.currentThread().interrupt();
                engine.appendEvents(registered(someSubject()));
                kept.set(Thread.currentThread().isInterrupted());
            });
            committer.start();
            keeper.start();
            while (committer.isAlive()) {
                committer.interrupt();
                LockSupport.parkNanos(50_000);
            }
            keeper.join();
            assertThat(kept).as("the interrupt is passed on").isTrue();
        }
        assertThat(acknowledged).hasSize(300);
        assertThat(verifyWhole(direct)).hasSize(301).containsAll(acknowledged);
    }

    private CompletableFuture<Void> append(TrialEventStorageEngine engine, EventMessage<?> event) {
        return CompletableFuture.runAsync(() -> engine.appendEvents(event), threads);
    }
}
