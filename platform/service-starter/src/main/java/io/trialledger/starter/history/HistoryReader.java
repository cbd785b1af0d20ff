package io.trialledger.starter.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.NotYetKnown;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Finds a page of a study's history: the rows say which positions match, the log says what is there. What it takes grows with the
 * page, not with the log, whatever is asked for ({@link Lookup}). Thread-safe.
 */
public class HistoryReader {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int ROWS_A_TIME = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String logName;
    private final EventLog log;
    private final EventsAt events;
    private final HistoryFollower follower;
    private final MongoCollection<Document> rows;
    private final Seals seals;
    private final SealedFields fields;

    /** @param logName name of the service whose log it is */
    public HistoryReader(
            String logName,
            EventLog log,
            HistoryFollower follower,
            MongoDatabase database,
            Seals seals,
            SealedFields fields) {
        this.logName = logName;
        this.log = log;
        this.events = new EventsAt(log);
        this.follower = follower;
        this.rows = database.getCollection(HistoryFollower.COLLECTION);
        this.seals = seals;
        this.fields = fields;
    }

    /**
     * Oldest first, a page ends where the rows do, and says so; the newest events can't be told as long as their rows are missing.
     *
     * @throws NotYetKnown if the newest are asked for, and the rows don't go that far within 2 seconds
     */
    public Page page(Question asked, Sites sites) {
        long head = log.head();
        follower.await(head, PATIENCE);
        long covered = Math.min(head, follower.coveredTo());
        long last = last(asked, covered, head);
        if (asked.newestFirst() && last > covered) {
            throw new NotYetKnown("history of " + logName + " is read up to " + covered + " here, not yet to " + last);
        }
        List<Document> found = rows(asked, sites, first(asked, covered), Math.min(last, covered));
        boolean full = found.size() == asked.limit();
        long wholeRange = asked.newestFirst() ? 0 : covered;
        long coveredTo = full ? found.get(found.size() - 1).getLong("_id") : wholeRange;
        return new Page(logName, head, coveredTo, entries(events.of(found)));
    }

    private long first(Question asked, long covered) {
        long first = asked.afterPosition() + 1;
        if (asked.from() != null) {
            Bson recordedSince = gte("at", asked.from().toEpochMilli());
            first = Math.max(
                    first, end(recordedSince, Sorts.ascending("at", "_id")).orElse(covered + 1));
        }
        return first;
    }

    /** Where the time asked for lies after everything that has a row, it may lie after the head, too. */
    private long last(Question asked, long covered, long head) {
        long last = Math.min(head, asked.asOf().position(logName));
        if (asked.to() != null) {
            Bson recordedUntil = lte("at", asked.to().toEpochMilli());
            long known = end(recordedUntil, Sorts.descending("at", "_id")).orElse(-1L);
            last = Math.min(last, known >= covered ? head : known);
        }
        return Math.min(last, asked.beforePosition() - 1);
    }

    private Optional<Long> end(Bson filter, Bson order) {
        return Optional.ofNullable(rows.find(filter)
                        .sort(order)
                        .limit(1)
                        .projection(Projections.include("_id"))
                        .first())
                .map(row -> row.getLong("_id"));
    }

    /** In the asked order, as many as fill a page. */
    private List<Document> rows(Question asked, Sites sites, long first, long last) {
        Optional<Lookup> lookup = Lookup.of(asked, sites, follower.deeds());
        List<Document> found = new ArrayList<>();
        if (lookup.isEmpty()) {
            return found;
        }
        int most = lookup.get().exact() ? asked.limit() : Math.max(asked.limit(), ROWS_A_TIME);
        long from = first;
        long to = last;
        boolean more = from <= to;
        while (more) {
            List<Document> some = rows.find(and(lookup.get().filter(), gte("_id", from), lte("_id", to)))
                    .sort(asked.newestFirst() ? Sorts.descending("_id") : Sorts.ascending("_id"))
                    .limit(most)
                    .batchSize(most)
                    .into(new ArrayList<>());
            some.stream()
                    .filter(lookup.get().rest())
                    .limit(asked.limit() - found.size())
                    .forEach(found::add);
            more = found.size() < asked.limit() && some.size() == most;
            if (more && asked.newestFirst()) {
                to = some.get(most - 1).getLong("_id") - 1;
            } else if (more) {
                from = some.get(most - 1).getLong("_id") + 1;
            }
        }
        return found;
    }

    static @Nullable String siteOf(Document row) {
        String site = row.getString("site");
        return site == null || site.isEmpty() ? null : site;
    }

    /** The keys of all reasons come in one question. */
    private List<Page.Entry> entries(List<StoredEvent> found) {
        List<EventFacts> facts = found.stream().map(EventFacts::new).toList();
        Function<Sealed<String>, Optional<String>> opened = seals.opening(
                facts.stream().flatMap(each -> each.reason(fields).stream()).toList());
        return facts.stream().map(each -> entry(each, opened)).toList();
    }

    private Page.Entry entry(EventFacts facts, Function<Sealed<String>, Optional<String>> opened) {
        StoredEvent event = facts.event();
        Map<String, String> ids = new LinkedHashMap<>();
        for (String key : List.of(Envelope.COMMAND_ID, Envelope.CORRELATION_ID, Envelope.CAUSATION_ID)) {
            given(facts, key).ifPresent(id -> ids.put(key, id));
        }
        return new Page.Entry(
                event.position(),
                MILLIS.format(Instant.ofEpochMilli(event.at())),
                event.eventId(),
                event.type(),
                event.revision(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                facts.envelope(Envelope.ACTOR),
                facts.envelope(Envelope.ACTOR_NAME),
                facts.envelope(Envelope.ROLE),
                facts.envelope(Envelope.ORGANISATION),
                facts.envelope(Envelope.SOURCE),
                facts.study(),
                facts.site(),
                facts.subject(),
                facts.reason(fields).flatMap(opened).orElse(null),
                Optional.of(facts.reasonCategory(fields))
                        .filter(category -> !category.isEmpty())
                        .orElse(null),
                given(facts, Envelope.OBSERVED_AT).orElse(null),
                given(facts, Envelope.ON_BEHALF_OF).orElse(null),
                ids,
                facts.payload());
    }

    private static Optional<String> given(EventFacts facts, String key) {
        return Optional.of(facts.envelope(key)).filter(value -> !value.isEmpty());
    }
}
