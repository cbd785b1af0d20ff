package io.trialledger.starter.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.starter.NotYetKnown;
import io.trialledger.starter.Sites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The events of a study that a reader may see, one after the other: the rows of history say where they are, the log is never
 * searched. Thread-safe.
 */
public class HistoryEvents {

    private static final int ROWS_A_TIME = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HistoryFollower follower;
    private final MongoCollection<Document> rows;
    private final EventsAt events;

    HistoryEvents(EventLog log, HistoryFollower follower, MongoDatabase database) {
        this.follower = follower;
        this.rows = database.getCollection(HistoryFollower.COLLECTION);
        this.events = new EventsAt(log);
    }

    /**
     * Which events.
     *
     * @param equal fields of history's rows, such as {@code site}, {@code subject}, {@code type}, and what they must be
     * @param sites that the reader may see
     * @param from first position, inclusive
     * @param size first position that is left out
     */
    public record Asked(String study, Map<String, String> equal, Sites sites, long from, long size) {

        public Asked {
            equal = Map.copyOf(equal);
        }

        private Bson filter(long first) {
            List<Bson> filters = new ArrayList<>();
            filters.add(eq("study", study));
            equal.forEach((field, value) -> filters.add(eq(field, value)));
            filters.add(gte("_id", first));
            filters.add(lt("_id", size));
            return and(filters);
        }
    }

    /**
     * The events in the order of the log, read while the stream is; some hundred are in memory at a time.
     *
     * @throws NotYetKnown if the rows don't go that far within 5 seconds
     */
    public Stream<StoredEvent> stream(Asked asked) {
        return chunks(asked).flatMap(chunk -> events.read(chunk.visible()));
    }

    /**
     * How many events {@link #stream} has.
     *
     * @throws NotYetKnown if the rows don't go that far within 5 seconds
     */
    public long count(Asked asked) {
        String site = asked.equal().get("site");
        if (asked.sites().all() || (site != null && asked.sites().contains(site))) {
            requireRows(asked);
            return rows.countDocuments(asked.filter(asked.from()));
        }
        return chunks(asked).mapToLong(chunk -> chunk.visible().size()).sum();
    }

    private Stream<Chunk> chunks(Asked asked) {
        requireRows(asked);
        return Stream.iterate(
                chunk(asked, asked.from()),
                chunk -> !chunk.isEnd(),
                chunk -> chunk.isLast() ? Chunk.END : chunk(asked, chunk.next()));
    }

    /**
     * Rows that were read at once.
     *
     * @param visible positions of those that the reader may see
     * @param next position to go on from; -1 if this is the last
     */
    private record Chunk(List<Long> visible, long next) {

        static final long NONE = -1;
        static final Chunk END = new Chunk(List.of(), Long.MIN_VALUE);

        boolean isLast() {
            return next == NONE;
        }

        boolean isEnd() {
            return next == Long.MIN_VALUE;
        }
    }

    private Chunk chunk(Asked asked, long from) {
        List<Document> some = rows.find(asked.filter(from))
                .projection(Projections.include("site"))
                .sort(Sorts.ascending("_id"))
                .limit(ROWS_A_TIME)
                .into(new ArrayList<>());
        List<Long> visible = some.stream()
                .filter(row -> asked.sites().contains(siteOf(row)))
                .map(row -> row.getLong("_id"))
                .toList();
        boolean last = some.size() < ROWS_A_TIME;
        return new Chunk(visible, last ? Chunk.NONE : some.get(some.size() - 1).getLong("_id") + 1);
    }

    private static @Nullable String siteOf(Document row) {
        String site = row.getString("site");
        return site == null || site.isEmpty() ? null : site;
    }

    private void requireRows(Asked asked) {
        if (!follower.await(asked.size() - 1, PATIENCE)) {
            throw new NotYetKnown(
                    "history is read up to " + follower.coveredTo() + " here, not yet to " + (asked.size() - 1));
        }
    }
}
