package io.trialledger.eventstore;

import io.trialledger.ledger.SaltedHash;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Turns the events of a unit of work into the finished bytes of a commit, in the thread that commits. */
final class CommitEncoder {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String origin;

    /** @param origin the log's name, bound into every leaf */
    CommitEncoder(String origin) {
        this.origin = origin;
    }

    /** @throws CommitTooLarge if it doesn't fit into one document */
    PendingCommit encode(
            List<? extends EventMessage<?>> events, @Nullable String commandId, Serializer serializer, long nowMillis) {
        UUID cid = timeOrdered(nowMillis);
        List<String> keys = new ArrayList<>(events.size() + 1);
        List<StoredEvent> stored = new ArrayList<>(events.size());
        long latest = Long.MIN_VALUE;
        long bytes = 0;
        for (int i = 0; i < events.size(); i++) {
            StoredEvent event = stored(events.get(i), cid, i, events.size(), serializer);
            if (event.aggregateId() != null && event.sequence() != null) {
                keys.add(Keys.ofEvent(event.aggregateId(), event.sequence()));
            }
            latest = Math.max(latest, event.timestampNanos());
            stored.add(event);
            bytes += event.payload().length + (long) event.metadata().length;
            requireFits(bytes, events.size());
        }
        List<String> aggregateKeys = List.copyOf(keys);
        if (commandId != null) {
            keys.add(Keys.ofCommand(commandId));
        }
        CommitDocument document = CommitDocument.encode(cid, keys, stored);
        requireFits(document.size(), events.size());
        return new PendingCommit(cid, aggregateKeys, commandId, events.size(), latest, document);
    }

    private static void requireFits(long bytes, int events) {
        if (bytes > CommitDocument.MAX_BYTES) {
            throw new CommitTooLarge("a commit of " + events + " events has more than " + CommitDocument.MAX_BYTES
                    + " bytes: split the command");
        }
    }

    private StoredEvent stored(EventMessage<?> event, UUID cid, int index, int of, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
        DomainEventMessage<?> ofAggregate = event instanceof DomainEventMessage<?> domain ? domain : null;
        byte[] salt = new byte[SaltedHash.SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] later = new byte[0];
        StoredEvent bare = new StoredEvent(
                0,
                cid,
                index,
                of,
                0,
                event.getIdentifier(),
                ofAggregate == null ? null : ofAggregate.getType(),
                ofAggregate == null ? null : ofAggregate.getAggregateIdentifier(),
                ofAggregate == null ? null : ofAggregate.getSequenceNumber(),
                Nanos.of(event.getTimestamp()),
                payload.getType().getName(),
                payload.getType().getRevision(),
                salt,
                payload.getData(),
                metadata.getData(),
                later);
        return bare.withLeafHash(bare.leafData(origin).leafHash());
    }

    /** UUID version 7 (RFC 9562): milliseconds first, then random. */
    private static UUID timeOrdered(long millis) {
        long random = RANDOM.nextLong();
        return new UUID(
                (millis << 16) | 0x7000 | (random & 0x0FFF),
                (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
