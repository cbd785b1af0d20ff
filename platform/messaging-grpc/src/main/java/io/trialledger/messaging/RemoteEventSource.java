package io.trialledger.messaging;

import com.google.protobuf.Message;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.trialledger.eventstream.v1.EventStreamGrpc;
import io.trialledger.eventstream.v1.HeadReply;
import io.trialledger.eventstream.v1.HeadRequest;
import io.trialledger.eventstream.v1.PositionAtReply;
import io.trialledger.eventstream.v1.PositionAtRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The published events of another service's log, as a source for Axon's processors. Payloads are the protobuf messages of
 * {@code proto/}, tokens are {@link GlobalSequenceTrackingToken}s of the remote log's positions, timestamps its recorded
 * times; positions at which nothing is published appear as {@link SkippedPositions}.
 *
 * <p>Each opened stream has its own call and buffer, so that processors don't wait for each other. A stream connects in the
 * background and reconnects by itself, with the same position, whatever happens to the peer: killed, not yet started, its
 * token refused. It throws only {@link LogDiverged}. Order and completeness are checked: a position is never skipped or
 * delivered twice within a stream. Across restarts of this process delivery is at least once, by the stored token.
 *
 * <p>Thread-safe.
 */
public final class RemoteEventSource implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    private static final Duration UNARY_DEADLINE = Duration.ofSeconds(3);

    final ManagedChannel channel;
    final CallOptions options;
    final ProtoTypes types;
    final Limits limits;
    final ScheduledThreadPoolExecutor timer;
    final Clock clock;

    private final Set<RemoteEventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile String logId;
    private final AtomicLong remoteHead = new AtomicLong(-1);
    private final AtomicLong lastClosed = new AtomicLong(-1);
    private final AtomicReference<@Nullable Instant> lastContact = new AtomicReference<>();
    private final AtomicReference<@Nullable Divergence> divergence = new AtomicReference<>();

    /**
     * @param channel to the publishing service; stays the caller's to close. See {@link Channels}
     * @param token a bearer token, asked for at each connection; an exception from it counts as a failed connection
     * @param types the messages this process knows; an unknown one is delivered as {@code google.protobuf.Any}
     * @param clock tells when the peer was last heard of
     */
    public RemoteEventSource(ManagedChannel channel, Supplier<String> token, ProtoTypes types, Clock clock) {
        this(channel, new BearerToken(token), types, "", Limits.DEFAULT, clock);
    }

    /** As the other, by the system's clock and with its own limits. */
    public RemoteEventSource(
            ManagedChannel channel,
            CallCredentials credentials,
            ProtoTypes types,
            String expectedLogId,
            Limits limits) {
        this(channel, credentials, types, expectedLogId, limits, Clock.systemUTC());
    }

    /** @param expectedLogId the log's origin if it is known; empty: the first one met */
    public RemoteEventSource(
            ManagedChannel channel,
            CallCredentials credentials,
            ProtoTypes types,
            String expectedLogId,
            Limits limits,
            Clock clock) {
        this.channel = channel;
        this.options = CallOptions.DEFAULT.withCallCredentials(credentials);
        this.types = types;
        this.limits = limits;
        this.logId = expectedLogId;
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(1, Threads.daemon("remote-events"));
        timer.setRemoveOnCancelPolicy(true);
        var period = Duration.ofMillis(Math.max(10, limits.silence().toMillis() / 8));
        Threads.repeat(timer, period, () -> streams.forEach(RemoteEventStream::checkSilence));
    }

    /**
     * How much a stream buffers and how patient it is.
     *
     * @param events most events buffered or asked for, per stream
     * @param bytes no more is asked for while half of this is buffered
     * @param firstBackoff before the first reconnection; doubles with each failure in a row, with jitter
     * @param lastBackoff the longest wait before a reconnection
     * @param silence a connection without a frame for so long is given up; at least three heartbeats
     */
    public record Limits(int events, long bytes, Duration firstBackoff, Duration lastBackoff, Duration silence) {

        public static final Limits DEFAULT =
                new Limits(512, 4L << 20, Duration.ofMillis(100), Duration.ofSeconds(3), Duration.ofSeconds(15));
    }

    /**
     * A stream of what follows {@code token}; returns at once, whether or not the peer is there.
     *
     * @param token a position of the remote log, possibly wrapped (replay); null for everything
     */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        TrackingToken position = WrappedToken.unwrapLowerBound(token);
        if (position != null && !(position instanceof GlobalSequenceTrackingToken)) {
            throw new IllegalArgumentException("Not a position of a log: " + position);
        }
        long after = position == null ? -1 : ((GlobalSequenceTrackingToken) position).getGlobalIndex();
        var stream = new RemoteEventStream(this, after);
        streams.add(stream);
        stream.connect();
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    /**
     * A token from which only what is recorded from now on follows.
     *
     * @throws PeerUnavailable if the peer does not answer within 3 s
     * @throws LogDiverged if it is another log
     */
    @Override
    public TrackingToken createHeadToken() {
        HeadReply reply = ask(stub -> stub.head(HeadRequest.getDefaultInstance()));
        requireOurs(reply.getLogId());
        sawHead(reply.getHeadPosition());
        return new GlobalSequenceTrackingToken(reply.getHeadPosition());
    }

    /**
     * A token from which the first event recorded at {@code at} or later follows.
     *
     * @throws PeerUnavailable if the peer does not answer within 3 s
     * @throws LogDiverged if it is another log
     */
    @Override
    public TrackingToken createTokenAt(Instant at) {
        long before = at.minusNanos(1).toEpochMilli(); // recorded times are whole milliseconds
        PositionAtReply reply = ask(stub -> stub.positionAt(
                PositionAtRequest.newBuilder().setRecordedAt(before).build()));
        requireOurs(reply.getLogId());
        return new GlobalSequenceTrackingToken(reply.getPosition());
    }

    private <R extends Message> R ask(Function<EventStreamGrpc.EventStreamBlockingStub, R> question) {
        var stub = EventStreamGrpc.newBlockingStub(channel)
                .withCallCredentials(options.getCredentials())
                .withDeadlineAfter(UNARY_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .withWaitForReady();
        try {
            R answer = question.apply(stub);
            contact();
            return answer;
        } catch (StatusRuntimeException e) {
            throw new PeerUnavailable("The log at " + channel.authority() + " does not answer", e);
        }
    }

    /**
     * The last remote position every open stream has received, skipped ones included; -1 before the first. Received is not
     * handled: see {@link HandledPosition}.
     */
    public long seenUpTo() {
        return streams.stream().mapToLong(RemoteEventStream::seenUpTo).min().orElse(lastClosed.get());
    }

    /** The highest position the remote log is known to have reached; -1 before the first contact. */
    public long remoteHead() {
        return remoteHead.get();
    }

    /** When the peer last sent anything; empty before the first contact. */
    public Optional<Instant> lastContact() {
        return Optional.ofNullable(lastContact.get());
    }

    /** Why a stream has stopped for good; empty while they work or reconnect, and once the peer accepts that position. */
    public Optional<LogDiverged> diverged() {
        return Optional.ofNullable(divergence.get()).map(Divergence::failure);
    }

    /** Ends every stream. */
    @Override
    public void close() {
        streams.forEach(RemoteEventStream::close);
        timer.shutdownNow();
    }

    String logId() {
        return logId;
    }

    /** Whether {@code id} is the log read so far; the first one met becomes it. */
    synchronized boolean isOurs(String id) {
        if (logId.isEmpty()) {
            logId = id;
        }
        return logId.equals(id);
    }

    void contact() {
        lastContact.set(clock.instant());
    }

    void sawHead(long position) {
        remoteHead.accumulateAndGet(position, Math::max);
    }

    LogDiverged diverged(long position, Status status) {
        var failure = new LogDiverged("The log at " + channel.authority() + " is not the one read so far: "
                + Optional.ofNullable(status.getDescription()).orElse("no reason given"));
        divergence.set(new Divergence(position, failure));
        return failure;
    }

    private void requireOurs(String id) {
        if (!isOurs(id)) {
            throw new LogDiverged("The log at " + channel.authority() + " is " + id + ", not " + logId);
        }
    }

    /** The peer has accepted this position; an earlier refusal of one no higher is over. */
    void accepted(long position) {
        divergence.updateAndGet(was -> was != null && was.position() <= position ? null : was);
    }

    private record Divergence(long position, LogDiverged failure) {}

    void closed(RemoteEventStream stream) {
        if (streams.remove(stream)) {
            lastClosed.accumulateAndGet(stream.seenUpTo(), Math::max);
        }
    }
}
