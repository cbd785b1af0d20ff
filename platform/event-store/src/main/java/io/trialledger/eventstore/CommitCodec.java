package io.trialledger.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** Reads a {@link CommitDocument} straight from the bytes that the server sent. Thread-safe. */
final class CommitCodec implements Codec<StoredCommit> {

    @Override
    public StoredCommit decode(BsonReader in, DecoderContext context) {
        Long position = null;
        Long at = null;
        UUID cid = null;
        List<Event> events = new ArrayList<>();
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (in.readName()) {
                case "_id" -> position = in.readInt64();
                case "cid" -> cid = CommitDocument.uuid(in.readBinaryData().getData());
                case "at" -> at = in.readInt64();
                case "ev" -> read(in, events);
                default -> in.skipValue();
            }
        }
        in.readEndDocument();
        return commit(required(position, "_id"), required(cid, "cid"), required(at, "at"), events);
    }

    private static StoredCommit commit(long position, UUID cid, long at, List<Event> events) {
        List<StoredEvent> stored = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            stored.add(events.get(i).at(position + i, cid, i, events.size(), at));
        }
        return new StoredCommit(position, cid, at, stored);
    }

    private static void read(BsonReader in, List<Event> events) {
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            events.add(Event.read(in));
        }
        in.readEndArray();
    }

    /** An event before its commit is known. */
    private static final class Event {

        private @Nullable String id;
        private @Nullable String aggregateType;
        private @Nullable String aggregateId;
        private @Nullable Long sequence;
        private @Nullable Long timestampNanos;
        private @Nullable String type;
        private @Nullable String revision;
        private byte @Nullable [] salt;
        private byte @Nullable [] payload;
        private byte @Nullable [] metadata;
        private byte @Nullable [] leafHash;

        static Event read(BsonReader in) {
            Event event = new Event();
            in.readStartDocument();
            while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
                switch (in.readName()) {
                    case "i" -> event.id = in.readString();
                    case "y" -> event.aggregateType = in.readString();
                    case "a" -> event.aggregateId = in.readString();
                    case "s" -> event.sequence = in.readInt64();
                    case "ts" -> event.timestampNanos = in.readInt64();
                    case "p" -> event.type = in.readString();
                    case "r" -> event.revision = in.readString();
                    case "z" -> event.salt = in.readBinaryData().getData();
                    case "b" -> event.payload = in.readBinaryData().getData();
                    case "m" -> event.metadata = in.readBinaryData().getData();
                    case "h" -> event.leafHash = in.readBinaryData().getData();
                    default -> in.skipValue();
                }
            }
            in.readEndDocument();
            return event;
        }

        StoredEvent at(long position, UUID cid, int index, int of, long at) {
            return new StoredEvent(
                    position,
                    cid,
                    index,
                    of,
                    at,
                    required(id, "i"),
                    aggregateType,
                    aggregateId,
                    sequence,
                    required(timestampNanos, "ts"),
                    required(type, "p"),
                    revision,
                    required(salt, "z"),
                    required(payload, "b"),
                    required(metadata, "m"),
                    required(leafHash, "h"));
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new BsonInvalidOperationException("a commit without the field " + field);
        }
        return value;
    }

    /** Commits are written as {@link CommitDocument}. */
    @Override
    public void encode(BsonWriter out, StoredCommit commit, EncoderContext context) {
        throw new UnsupportedOperationException("a commit is read only");
    }

    @Override
    public Class<StoredCommit> getEncoderClass() {
        return StoredCommit.class;
    }
}
