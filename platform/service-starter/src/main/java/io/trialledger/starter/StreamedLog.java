package io.trialledger.starter;

import io.trialledger.messaging.LogDiverged;
import io.trialledger.messaging.PeerUnavailable;
import io.trialledger.messaging.RemoteEventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;

/** Another service's log, streamed here. */
final class StreamedLog implements KnownLog {

    /** Five heartbeats. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final String name;
    private final RemoteEventSource source;
    private final LongSupplier covered;
    private final Clock clock;

    StreamedLog(String name, RemoteEventSource source, LongSupplier covered, Clock clock) {
        this.name = name;
        this.source = source;
        this.covered = covered;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long head() {
        return source.remoteHead();
    }

    @Override
    public long freshHead() {
        return asked(source::createHeadToken);
    }

    @Override
    public long covered() {
        return covered.getAsLong();
    }

    @Override
    public long positionAt(Instant time) {
        return asked(() -> source.createTokenAt(time.plusMillis(1)));
    }

    @Override
    public Optional<Instant> recordedAt(long position) {
        return Optional.empty();
    }

    @Override
    public boolean isSilent() {
        return source.lastContact()
                .map(last -> last.isBefore(clock.instant().minus(LONGEST_SILENCE)))
                .orElse(true);
    }

    private long asked(Supplier<TrackingToken> question) {
        try {
            return Position.of(question.get());
        } catch (PeerUnavailable | LogDiverged e) {
            throw new NotYetKnown(name + " does not answer");
        }
    }
}
