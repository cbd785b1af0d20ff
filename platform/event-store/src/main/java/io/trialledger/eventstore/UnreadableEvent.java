package io.trialledger.eventstore;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a stream for an event that this version of the code can't read: its name is unknown, or an upcaster failed. Handled by
 * {@link UnreadableEvents}, which makes it a dead letter; as one it keeps the stored bytes, so that fixed code can read it.
 *
 * @param type logical name as stored
 * @param payload bytes as stored
 */
public record UnreadableEvent(String type, @Nullable String revision, byte[] payload, String why) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnreadableEvent that
                && type.equals(that.type)
                && Objects.equals(revision, that.revision)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(payload);
    }

    /** Without the payload, which may be personal. */
    @Override
    public String toString() {
        return "UnreadableEvent[" + type + " revision " + revision + ": " + why + "]";
    }
}
