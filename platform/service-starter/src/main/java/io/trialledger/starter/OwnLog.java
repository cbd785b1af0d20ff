package io.trialledger.starter;

import io.trialledger.eventstore.EventLog;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** This service's own log. */
final class OwnLog implements KnownLog {

    private final String name;
    private final Supplier<EventLog> log;
    private final LongSupplier covered;

    OwnLog(String name, Supplier<EventLog> log, LongSupplier covered) {
        this.name = name;
        this.log = log;
        this.covered = covered;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long head() {
        return log.get().head();
    }

    @Override
    public long freshHead() {
        return log.get().head();
    }

    @Override
    public long covered() {
        return covered.getAsLong();
    }

    @Override
    public long positionAt(Instant time) {
        return log.get().positionAt(time);
    }

    @Override
    public Optional<Instant> recordedAt(long position) {
        return log.get().at(position).map(event -> Instant.ofEpochMilli(event.at()));
    }

    @Override
    public boolean isSilent() {
        return false;
    }
}
