package io.trialledger.eventstore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/**
 * The document of a commit. It is encoded once, by the thread that commits; position and times, which only the appender knows, are
 * written into the finished bytes.
 *
 * <pre>
 * { _id: int64   position of the first event
 *   n:   int32   number of events: the next document has _id + n
 *   cid: UUID    decides "was that me?"
 *   k:   [ "a:subject/S/1#7", "c:…" ]   unique; absent if empty
 *   at:  int64   recorded, ms; monotone
 *   mx:  int64   greatest event time of all positions up to here, ns; monotone
 *   ev:  [ { i: event id, y, a, s: aggregate type, id, sequence, ts: ns, p: type, r: revision,
 *            z: salt, b: payload, m: metadata, h: leaf hash } ] }
 * </pre>
 */
final class CommitDocument {

    /** What the server takes, less what the command around a document needs. */
    static final int MAX_BYTES = 16 * 1024 * 1024 - 16 * 1024;

    private static final CommitCodec CODEC = new CommitCodec();

    private final byte[] bytes;
    private final List<byte[]> leafHashes;
    private final int idOffset;
    private final int atOffset;
    private final int mxOffset;

    private CommitDocument(byte[] bytes, List<byte[]> leafHashes, int idOffset, int atOffset, int mxOffset) {
        this.bytes = bytes;
        this.leafHashes = leafHashes;
        this.idOffset = idOffset;
        this.atOffset = atOffset;
        this.mxOffset = mxOffset;
    }

    /** Encodes everything but the position and the times; the positions of {@code events} don't matter. */
    static CommitDocument encode(UUID cid, List<String> keys, List<StoredEvent> events) {
        try (BasicOutputBuffer out = new BasicOutputBuffer(1024);
                BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            writer.writeStartDocument();
            writer.writeInt64("_id", 0);
            int idOffset = out.getPosition() - Long.BYTES;
            writer.writeInt32("n", events.size());
            writer.writeBinaryData("cid", new BsonBinary(BsonBinarySubType.UUID_STANDARD, bytes(cid)));
            if (!keys.isEmpty()) {
                writer.writeStartArray("k");
                keys.forEach(writer::writeString);
                writer.writeEndArray();
            }
            writer.writeInt64("at", 0);
            int atOffset = out.getPosition() - Long.BYTES;
            writer.writeInt64("mx", 0);
            int mxOffset = out.getPosition() - Long.BYTES;
            writer.writeStartArray("ev");
            events.forEach(event -> encode(writer, event));
            writer.writeEndArray();
            writer.writeEndDocument();
            List<byte[]> leafHashes = events.stream().map(StoredEvent::leafHash).toList();
            return new CommitDocument(out.toByteArray(), leafHashes, idOffset, atOffset, mxOffset);
        }
    }

    private static void encode(BsonBinaryWriter writer, StoredEvent event) {
        writer.writeStartDocument();
        writer.writeString("i", event.eventId());
        if (event.aggregateType() != null) {
            writer.writeString("y", event.aggregateType());
        }
        if (event.aggregateId() != null) {
            writer.writeString("a", event.aggregateId());
        }
        if (event.sequence() != null) {
            writer.writeInt64("s", event.sequence());
        }
        writer.writeInt64("ts", event.timestampNanos());
        writer.writeString("p", event.type());
        if (event.revision() != null) {
            writer.writeString("r", event.revision());
        }
        writer.writeBinaryData("z", new BsonBinary(event.salt()));
        writer.writeBinaryData("b", new BsonBinary(event.payload()));
        writer.writeBinaryData("m", new BsonBinary(event.metadata()));
        writer.writeBinaryData("h", new BsonBinary(event.leafHash()));
        writer.writeEndDocument();
    }

    void place(long position, long at, long mx) {
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(idOffset, position)
                .putLong(atOffset, at)
                .putLong(mxOffset, mx);
    }

    /** Where it was placed last. */
    long position() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(idOffset);
    }

    /** As a reader finds it once it is stored. */
    StoredCommit stored() {
        return bson().decode(CODEC);
    }

    /** One an event, in their order. */
    List<byte[]> leafHashes() {
        return leafHashes;
    }

    int size() {
        return bytes.length;
    }

    RawBsonDocument bson() {
        return new RawBsonDocument(bytes);
    }

    static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
