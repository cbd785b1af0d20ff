package io.trialledger.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One event as a bundle discloses it: everything its leaf commits to, with the salt.
 *
 * @param position 0-based in the log
 * @param cid the commit's UUID as text
 * @param index 0-based within the commit
 * @param of events in the commit
 * @param at when the store recorded the commit, milliseconds since 1970-01-01T00:00:00Z; not covered by the leaf
 * @param timestamp when the event happened, nanoseconds since 1970-01-01T00:00:00Z
 * @param type logical name
 * @param salt 32 bytes
 * @param payload the bytes as stored
 * @param metadata the bytes as stored
 * @param leaf the leaf hash as stored, 32 bytes; {@link #leafHash} is what it must be
 */
public record BundleEvent(
        long position,
        String cid,
        int index,
        int of,
        long at,
        String eventId,
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        @Nullable Long sequence,
        long timestamp,
        String type,
        @Nullable String revision,
        byte[] salt,
        byte[] payload,
        byte[] metadata,
        byte[] leaf)
        implements BundleLine {

    /** The leaf hash recomputed from everything else, in the log of {@code origin}. */
    public byte[] leafHash(String origin) {
        return new LeafData(
                        origin,
                        eventId,
                        aggregateType,
                        aggregateId,
                        sequence,
                        timestamp,
                        type,
                        revision,
                        SaltedHash.of(salt, payload),
                        SaltedHash.of(salt, metadata),
                        cid,
                        index)
                .leafHash();
    }
}
