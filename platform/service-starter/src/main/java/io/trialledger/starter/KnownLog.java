package io.trialledger.starter;

import java.time.Instant;
import java.util.Optional;

/** A log this service reads: its own, or one streamed from another service. */
interface KnownLog {

    /** Name, for example {@code enrollment}. */
    String name();

    /** Last position known to exist; -1 for none. */
    long head();

    /**
     * Last position that exists now, asked of the log's owner.
     *
     * @throws NotYetKnown if the owner can't be asked
     */
    long freshHead();

    /** Last position that everything here that reads this log has handled; -1 for none. */
    long covered();

    /**
     * Last position recorded at or before {@code time}.
     *
     * @throws NotYetKnown if the owner can't be asked
     */
    long positionAt(Instant time);

    /** When the event at a position was recorded; empty if there is none, or if it is another service's to tell. */
    Optional<Instant> recordedAt(long position);

    /** True if its owner has not been heard of for longer than it ever keeps silent. */
    boolean isSilent();
}
