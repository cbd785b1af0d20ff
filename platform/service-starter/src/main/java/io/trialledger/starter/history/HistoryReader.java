package io.trialledger.starter.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.NotYetKnown;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Finds a page of a study's history: the rows say which positions match, the log says what is there. */
class HistoryReader {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int ROWS_A_TIME = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String logName;
    private final EventLog log;
    private final HistoryFollower follower;
    private final MongoCollection<Document> rows;
    private final Seals seals;

    HistoryReader(String logName, EventLog log, HistoryFollower follower, MongoDatabase database, Seals seals) {
        this.logName = logName;
        this.log = log;
        this.follower = follower;
        this.rows = database.getCollection(HistoryFollower.COLLECTION);
        this.seals = seals;
    }

    /**
     * What is asked for.
     *
     * @param equal fields and what they must be
     * @param newestFirst else oldest first
     * @param afterPosition only later ones, exclusive
     * @param beforePosition only earlier ones, exclusive
     */
    record Question(
            String study,
            Map<String, String> equal,
            @Nullable Instant from,
            @Nullable Instant to,
            AsOf asOf,
            boolean newestFirst,
            long afterPosition,
            long beforePosition,
            int limit) {}

    /**
     * Oldest first, a page ends where the rows do, and says so; the newest events can't be told as long as their rows are missing.
     *
     * @throws NotYetKnown if the newest are asked for, and the rows don't go that far within 2 seconds
     */
    Page page(Question asked, Sites sites) {
        long head = log.head();
        follower.await(head, PATIENCE);
        long covered = Math.min(head, follower.coveredTo());
        long last = last(asked, head);
        if (asked.newestFirst() && last > covered) {
            throw new NotYetKnown("history of " + logName + " is read up to " + covered + " here, not yet to " + last);
        }
        List<Long> positions = positions(asked, sites, first(asked), Math.min(last, covered));
        boolean full = positions.size() == asked.limit();
        long wholeRange = asked.newestFirst() ? 0 : covered;
        long coveredTo = full ? positions.get(positions.size() - 1) : wholeRange;
        return new Page(
                logName, head, coveredTo, events(positions).map(this::entry).toList());
    }

    private long first(Question asked) {
        long after = asked.afterPosition();
        if (asked.from() != null) {
            after = Math.max(after, log.positionAt(asked.from().minusMillis(1)));
        }
        return after + 1;
    }

    private long last(Question asked, long head) {
        long last = Math.min(head, asked.asOf().position(logName));
        if (asked.to() != null) {
            last = Math.min(last, log.positionAt(asked.to()));
        }
        return Math.min(last, asked.beforePosition() - 1);
    }

    /** What lies close together is read in one go. */
    private Stream<StoredEvent> events(List<Long> positions) {
        if (positions.isEmpty()) {
            return Stream.of();
        }
        long first = Collections.min(positions);
        long last = Collections.max(positions);
        if (last - first < positions.size() * 5L) {
            Map<Long, StoredEvent> known = new HashMap<>();
            log.events(first, last + 1).forEach(event -> known.put(event.position(), event));
            return positions.stream().map(position -> existing(position, Optional.ofNullable(known.get(position))));
        }
        return positions.stream().map(position -> existing(position, log.at(position)));
    }

    private static StoredEvent existing(long position, Optional<StoredEvent> event) {
        return event.orElseThrow(() -> new IllegalStateException("position " + position + " is not in the log"));
    }

    /** Row by row in the asked order, until enough match that the reader may see. */
    private List<Long> positions(Question asked, Sites sites, long first, long last) {
        List<Long> positions = new ArrayList<>();
        int most = Math.max(asked.limit(), ROWS_A_TIME);
        long from = first;
        long to = last;
        boolean more = from <= to;
        while (more) {
            List<Document> some = rows.find(filter(asked, from, to))
                    .sort(asked.newestFirst() ? Sorts.descending("_id") : Sorts.ascending("_id"))
                    .limit(most)
                    .into(new ArrayList<>());
            for (Document row : some) {
                if (positions.size() < asked.limit() && sites.contains(siteOf(row))) {
                    positions.add(row.getLong("_id"));
                }
            }
            more = positions.size() < asked.limit() && some.size() == most;
            if (more && asked.newestFirst()) {
                to = some.get(most - 1).getLong("_id") - 1;
            } else if (more) {
                from = some.get(most - 1).getLong("_id") + 1;
            }
        }
        return positions;
    }

    private static @Nullable String siteOf(Document row) {
        String site = row.getString("site");
        return site == null || site.isEmpty() ? null : site;
    }

    private static Bson filter(Question asked, long from, long to) {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq("study", asked.study()));
        asked.equal().forEach((field, value) -> filters.add(eq(field, value)));
        filters.add(gte("_id", from));
        filters.add(lte("_id", to));
        return and(filters);
    }

    private Page.Entry entry(StoredEvent event) {
        EventFacts facts = new EventFacts(event);
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
                facts.reason().flatMap(seals::reveal).orElse(null),
                given(facts, Envelope.OBSERVED_AT).orElse(null),
                given(facts, Envelope.ON_BEHALF_OF).orElse(null),
                ids,
                facts.payload());
    }

    private static Optional<String> given(EventFacts facts, String key) {
        return Optional.of(facts.envelope(key)).filter(value -> !value.isEmpty());
    }
}
