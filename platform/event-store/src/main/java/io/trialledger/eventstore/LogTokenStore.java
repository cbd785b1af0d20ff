package io.trialledger.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * How far each processor has come: one document a segment, in the same database as what the processors write. A token is stored only by
 * the owner of its segment; an owner that was away longer than the claim timeout loses it and is told so at its next write. Thread-safe.
 *
 * <p>GAP: claims compare the clocks of the processes; a clock that is ahead by more than the claim timeout takes segments that are in
 * use. Events are then handled twice, never lost: handlers are idempotent by position.
 */
public final class LogTokenStore implements TokenStore {

    private static final String COLLECTION = "tokens";
    private static final String CONFIG = "__config";
    private static final String PROCESSOR = "processor";
    private static final String SEGMENT = "segment";
    private static final String OWNER = "owner";
    private static final String CLAIMED = "claimed";
    private static final String TOKEN = "token";
    private static final String TYPE = "type";

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;
    private final String owner;
    private final Duration claimTimeout;
    private final Clock clock;

    /**
     * @param owner unique to this process while it lives
     * @param claimTimeout after which another process may take over a segment, for example 10 s
     */
    public LogTokenStore(
            MongoDatabase database, Serializer serializer, String owner, Duration claimTimeout, Clock clock) {
        this.tokens = database.getCollection(COLLECTION)
                .withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY);
        this.serializer = serializer;
        this.owner = owner;
        this.claimTimeout = claimTimeout;
        this.clock = clock;
        tokens.createIndex(Indexes.ascending(PROCESSOR, SEGMENT));
    }

    @Override
    public void initializeTokenSegments(String processor, int segmentCount) {
        initializeTokenSegments(processor, segmentCount, null);
    }

    /**
     * Makes the segments one by one in ascending order, so that of two processes that begin with different counts one is refused at
     * segment 0.
     */
    @Override
    public void initializeTokenSegments(String processor, int segmentCount, @Nullable TrackingToken initial) {
        if (fetchSegments(processor).length > 0) {
            throw new UnableToClaimTokenException("processor " + processor + " has segments already");
        }
        for (int segment = 0; segment < segmentCount; segment++) {
            try {
                initializeSegment(initial, processor, segment);
            } catch (UnableToInitializeTokenException e) {
                throw new UnableToClaimTokenException(
                        "another process is making the segments of processor " + processor, e);
            }
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        Document document = new Document("_id", id(processor, segment))
                .append(PROCESSOR, processor)
                .append(SEGMENT, segment)
                .append(OWNER, null)
                .append(CLAIMED, clock.millis())
                .append(TOKEN, bytes(token))
                .append(TYPE, type(token));
        try {
            tokens.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw new UnableToInitializeTokenException("segment " + id(processor, segment) + " exists already");
            }
            throw e;
        }
    }

    /** Stores the token of a segment that this process owns or nobody does; never takes one over from another. */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        update(
                "store the token of",
                processor,
                segment,
                or(eq(OWNER, owner), eq(OWNER, null)),
                combine(
                        set(OWNER, owner),
                        set(CLAIMED, clock.millis()),
                        set(TOKEN, bytes(token)),
                        set(TYPE, type(token))));
    }

    /** Claims the segment, if nobody owns it or its owner has been silent for the claim timeout, and returns its token. */
    @Override
    @SuppressWarnings("NullAway") // a segment may have no token yet, though the interface doesn't say so
    public TrackingToken fetchToken(String processor, int segment) {
        update("claim", processor, segment, claimable(), combine(set(OWNER, owner), set(CLAIMED, clock.millis())));
        Document claimed = tokens.find(eq("_id", id(processor, segment))).first();
        if (claimed == null || !owner.equals(claimed.getString(OWNER))) {
            throw new UnableToClaimTokenException(
                    "segment " + id(processor, segment) + " was taken by another process");
        }
        return token(claimed);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        update("extend the claim of", processor, segment, eq(OWNER, owner), set(CLAIMED, clock.millis()));
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        tokens.updateOne(and(eq("_id", id(processor, segment)), eq(OWNER, owner)), set(OWNER, null));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        if (tokens.deleteOne(and(eq("_id", id(processor, segment)), eq(OWNER, owner)))
                        .getDeletedCount()
                == 0) {
            throw new UnableToClaimTokenException("can't delete segment " + id(processor, segment) + ": not its owner");
        }
    }

    private void update(String act, String processor, int segment, Bson condition, Bson change) {
        // by what matched: a server need not count an update that sets what is there
        if (tokens.updateOne(and(eq("_id", id(processor, segment)), condition), change)
                        .getMatchedCount()
                == 0) {
            throw new UnableToClaimTokenException("can't " + act + " segment " + id(processor, segment)
                    + ": another process owns it, or it isn't initialized");
        }
    }

    private Bson claimable() {
        return or(
                eq(OWNER, owner),
                eq(OWNER, null),
                lt(CLAIMED, clock.instant().minus(claimTimeout).toEpochMilli()));
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processor) {
        return segments(eq(PROCESSOR, processor));
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        int[] all = fetchSegments(processor);
        return Arrays.stream(segments(and(eq(PROCESSOR, processor), claimable())))
                .mapToObj(segment -> Segment.computeSegment(segment, all))
                .toList();
    }

    private int[] segments(Bson filter) {
        return tokens.find(filter).projection(include(SEGMENT)).into(new ArrayList<>()).stream()
                .mapToInt(document -> document.getInteger(SEGMENT))
                .sorted()
                .toArray();
    }

    /** The same for all processes on one database. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        if (tokens.find(eq("_id", id(CONFIG, 0))).first() == null) {
            try {
                initializeSegment(new ConfigToken(Map.of("id", UUID.randomUUID().toString())), CONFIG, 0);
            } catch (UnableToInitializeTokenException e) {
                // another process was faster: its identifier is everyone's
            }
        }
        return Optional.ofNullable(tokens.find(eq("_id", id(CONFIG, 0))).first())
                .map(this::token)
                .map(token -> ((ConfigToken) token).get("id"));
    }

    private static String id(String processor, int segment) {
        return processor + "#" + segment;
    }

    private @Nullable Binary bytes(@Nullable TrackingToken token) {
        return token == null
                ? null
                : new Binary(serializer.serialize(token, byte[].class).getData());
    }

    private @Nullable String type(@Nullable TrackingToken token) {
        return token == null ? null : serializer.typeForClass(token.getClass()).getName();
    }

    private @Nullable TrackingToken token(Document document) {
        Binary bytes = document.get(TOKEN, Binary.class);
        if (bytes == null) {
            return null;
        }
        SerializedObject<byte[]> stored =
                new SimpleSerializedObject<>(bytes.getData(), byte[].class, document.getString(TYPE), null);
        return serializer.deserialize(stored);
    }
}
