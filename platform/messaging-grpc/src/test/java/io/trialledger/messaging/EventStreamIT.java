package io.trialledger.messaging;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.trialledger.enrollment.v1.SubjectRegistered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One service reads another's events; the other is a process of its own. */
@Timeout(60)
class EventStreamIT {

    private static final String LOG = "trialledger.test/enrollment";
    private static final int LAST = 60_000;
    private static final RemoteEventSource.Limits QUICK = new RemoteEventSource.Limits(
            512, 4 << 20, Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(800));
    private static final int PORT = ChildJvm.freePort();

    private static ChildJvm publisher;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void startPublisher() {
        publisher = server(PORT, LAST);
    }

    @AfterAll
    static void stopPublisher() {
        publisher.close();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void delivers_the_published_events_in_order_and_names_what_it_skipped() throws Exception {
        assertThat(payloads(source(PORT).openStream(null), 5))
                .containsExactly("subject-0", "skipped 1-1", "subject-2", "subject-3", "skipped 4-4");
    }

    @Test
    void carries_ids_recorded_times_and_listed_envelope_keys_only() throws Exception {
        var event = source(PORT).openStream(new GlobalSequenceTrackingToken(1)).nextAvailable();

        assertThat(event.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(event.getIdentifier()).isEqualTo("event-2");
        assertThat(event.getTimestamp()).isEqualTo(GeneratedLog.recordedAt(2));
        assertThat(event.getMetaData()).containsOnlyKeys("actor", "subject");
    }

    @Test
    void wakes_the_reader_when_something_is_appended_or_already_there() {
        var source = source(PORT);
        var stream = source.openStream(source.createHeadToken());
        var calls = new AtomicInteger();
        assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
        assertThat(stream.hasNextAvailable()).isFalse();

        publisher.say("append 1");

        await().atMost(5, SECONDS).until(() -> calls.get() == 1);
        assertThat(stream.peek()).isPresent();
        stream.setOnAvailableCallback(calls::incrementAndGet);
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_reader_that_stops_costs_the_server_little_and_others_nothing() throws Exception {
        var source = source(PORT);
        var stalled = source.openStream(null);
        await().atMost(10, SECONDS).until(stalled::hasNextAvailable);
        long heapBefore = publisher.ask("heap");
        long readBefore = publisher.ask("read");

        var other = source.openStream(null);
        long last = -1;
        while (last < LAST) {
            last = position(other.nextAvailable());
        }

        // Everything once, plus what still fitted into the stalled call's windows: not everything twice.
        assertThat(publisher.ask("read") - readBefore).isLessThan(LAST + 12_000L);
        assertThat(publisher.ask("heap") - heapBefore).isLessThan(8 << 20);
        assertThat(position(stalled.nextAvailable())).isZero();
        assertThat(source.seenUpTo()).isLessThan(1_000);
    }

    @Test
    void a_stalled_reader_goes_on_where_it_stopped() throws Exception {
        var source = source(PORT);
        var stream = source.openStream(new GlobalSequenceTrackingToken(LAST - 20_001));
        await().atMost(10, SECONDS).until(() -> source.seenUpTo() >= LAST - 19_800);

        long expected = LAST - 20_000;
        while (expected <= LAST) {
            var event = stream.nextAvailable();
            long from = event.getPayload() instanceof SkippedPositions skipped ? skipped.from() : position(event);
            assertThat(from).isEqualTo(expected);
            expected = position(event) + 1;
        }
    }

    @Test
    void heartbeats_tell_of_a_quiet_peer_and_its_head() {
        var source = source(PORT);
        assertThat(source.lastContact()).isEmpty();
        assertThat(source.remoteHead()).isEqualTo(-1);
        source.openStream(new GlobalSequenceTrackingToken(LAST));

        await().atMost(5, SECONDS).until(() -> source.remoteHead() >= LAST);
        Instant first = source.lastContact().orElseThrow();
        await().atMost(5, SECONDS)
                .until(() -> source.lastContact().orElseThrow().isAfter(first.plusMillis(250)));
    }

    @Test
    void gives_up_a_frozen_peer_and_comes_back_when_it_thaws() throws Exception {
        int port = ChildJvm.freePort();
        ChildJvm server = ours(server(port, -1));
        var source = source(port);
        var stream = source.openStream(null);
        await().atMost(5, SECONDS).until(() -> source.lastContact().isPresent());

        server.signal("STOP");
        await().during(QUICK.silence())
                .atMost(5, SECONDS)
                .until(() -> source.lastContact()
                        .orElseThrow()
                        .isBefore(Instant.now().minus(QUICK.silence().dividedBy(2))));
        server.signal("CONT");
        server.say("append 1");

        assertThat(stream.hasNextAvailable(10, SECONDS)).isTrue();
        await().atMost(10, SECONDS).until(() -> server.ask("consumers") == 1);
        assertThat(server.ask("opened")).isGreaterThan(1);
    }

    @Test
    void waits_for_a_peer_that_is_down_at_start() throws Exception {
        int port = ChildJvm.freePort();
        var source = source(port);
        var stream = source.openStream(null);
        assertThat(stream.hasNextAvailable(300, MILLISECONDS)).isFalse();

        ours(server(port, 2));

        assertThat(stream.hasNextAvailable(10, SECONDS)).isTrue();
        assertThat(source.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
    }

    @Test
    void makes_tokens_for_the_tail_and_for_a_time() {
        var source = source(PORT);

        assertThat(source.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
        assertThat(source.createTokenAt(GeneratedLog.recordedAt(4))).isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(source.createTokenAt(GeneratedLog.recordedAt(4).plusMillis(1)))
                .isEqualTo(new GlobalSequenceTrackingToken(4));
        assertThat(source.createTokenAt(Instant.now())).isEqualTo(source.createHeadToken());
    }

    @Test
    void reads_on_from_a_replay_token() throws Exception {
        var replay =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(4));

        assertThat(payloads(source(PORT).openStream(replay), 1)).containsExactly("subject-5");
    }

    @Test
    void stops_for_good_when_the_log_ends_before_what_was_read() {
        var source = source(PORT);
        var stream = source.openStream(new GlobalSequenceTrackingToken(LAST * 2));

        await().atMost(5, SECONDS).until(() -> source.diverged().isPresent());
        assertThatThrownBy(stream::hasNextAvailable).isInstanceOf(LogDiverged.class);
        assertThatThrownBy(stream::peek).isInstanceOf(LogDiverged.class);
        assertThatThrownBy(stream::nextAvailable).isInstanceOf(LogDiverged.class);
    }

    @Test
    void stops_for_good_when_it_is_another_log() {
        var source = source(PORT, "trialledger.test/visits");
        source.openStream(null);

        await().atMost(5, SECONDS).until(() -> source.diverged().isPresent());
        assertThatThrownBy(source::createHeadToken).isInstanceOf(LogDiverged.class);
    }

    @Test
    void a_restored_log_is_noticed_after_a_restart_of_the_peer() throws Exception {
        int port = ChildJvm.freePort();
        ChildJvm server = ours(server(port, 50));
        var source = source(port);
        var stream = source.openStream(null);
        await().atMost(5, SECONDS).until(() -> source.seenUpTo() == 50);
        server.kill();

        ours(server(port, 30));

        await().atMost(10, SECONDS).until(() -> source.diverged().isPresent());
        assertThat(payloads(stream, 1)).containsExactly("subject-0"); // What was received is still delivered.
    }

    private static ChildJvm server(int port, long head) {
        return ChildJvm.start(StreamServerMain.class, Integer.toString(port), LOG, Long.toString(head), "thirds");
    }

    private ChildJvm ours(ChildJvm child) {
        open.add(child);
        return child;
    }

    private RemoteEventSource source(int port) {
        return source(port, "");
    }

    private RemoteEventSource source(int port, String expectedLogId) {
        ManagedChannel channel = Channels.open("127.0.0.1:" + port, InsecureChannelCredentials.create());
        var source = new RemoteEventSource(
                channel, new BearerToken(() -> "token"), ProtoTypes.published(), expectedLogId, QUICK);
        open.add(source);
        open.add(channel::shutdownNow);
        return source;
    }

    private static List<String> payloads(BlockingStream<TrackedEventMessage<?>> stream, int count) throws Exception {
        var payloads = new ArrayList<String>();
        while (payloads.size() < count) {
            Object payload = stream.nextAvailable().getPayload();
            payloads.add(
                    payload instanceof SkippedPositions skipped
                            ? "skipped " + skipped.from() + "-" + skipped.to()
                            : ((SubjectRegistered) payload).getSubjectId());
        }
        return payloads;
    }

    private static long position(TrackedEventMessage<?> event) {
        return ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
    }
}
