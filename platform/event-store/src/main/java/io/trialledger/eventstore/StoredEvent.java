package io.trialledger.eventstore;

import io.trialledger.ledger.LeafData;
import io.trialledger.ledger.SaltedHash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it stands in the log, bytes untouched. The arrays aren't copied: leave them as they are.
 *
 * @param position 0-based in the log, without gaps
 * @param cid the commit
 * @param indexInCommit 0-based
 * @param ofCommit number of events in the commit
 * @param at when the commit was recorded, milliseconds since 1970 in UTC; never less than that of an earlier position
 * @param aggregateType null for an event of no aggregate, like {@code aggregateId} and {@code sequence}
 * @param sequence 0-based in the aggregate
 * @param timestampNanos the event's own time, nanoseconds since 1970 in UTC
 * @param type logical name, for example {@code enrollment.SubjectEnrolled}
 * @param salt 32 random bytes, disclosed only together with payload and metadata
 * @param leafHash what the ledger's tree holds of this event, 32 bytes
 */
public record StoredEvent(
        long position,
        UUID cid,
        int indexInCommit,
        int ofCommit,
        long at,
        String eventId,
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        @Nullable Long sequence,
        long timestampNanos,
        String type,
        @Nullable String revision,
        byte[] salt,
        byte[] payload,
        byte[] metadata,
        byte[] leafHash) {

    /** The header the leaf is the hash of, computed anew from these bytes. */
    public LeafData leafData(String origin) {
        return new LeafData(
                origin,
                eventId,
                aggregateType,
                aggregateId,
                sequence,
                timestampNanos,
                type,
                revision,
                SaltedHash.of(salt, payload),
                SaltedHash.of(salt, metadata),
                cid.toString(),
                indexInCommit);
    }

    StoredEvent withLeafHash(byte[] hash) {
        return new StoredEvent(
                position,
                cid,
                indexInCommit,
                ofCommit,
                at,
                eventId,
                aggregateType,
                aggregateId,
                sequence,
                timestampNanos,
                type,
                revision,
                salt,
                payload,
                metadata,
                hash);
    }
}
