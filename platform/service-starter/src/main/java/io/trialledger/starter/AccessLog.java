package io.trialledger.starter;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Denied attempts of known callers, in {@code access_log}: at most {@value #MOST_A_MINUTE} an actor and minute are written, the
 * rest only counted. Never in the log of events.
 */
public class AccessLog {

    // GAP: log-ins (architecture, section 7) are not here: they happen at the gateway and the identity provider, so who
    // logged in
    // when is known only if the provider keeps a log of its own.

    static final int MOST_A_MINUTE = 20;
    private static final int MOST_ACTORS = 10_000;

    private final MongoCollection<Document> attempts;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private volatile Instant minute = Instant.MIN;

    AccessLog(MongoDatabase database, Clock clock, MeterRegistry metrics) {
        this.attempts = database.getCollection("access_log");
        this.clock = clock;
        this.metrics = metrics;
        attempts.createIndex(Indexes.ascending("actor", "at"));
        attempts.createIndex(Indexes.ascending("study", "at"));
    }

    /**
     * A refused attempt.
     *
     * @param source where it came in: portal, api and so on
     * @param what the command or query
     * @param site empty if none was named
     */
    public record Attempt(
            Instant at,
            String actor,
            String organisation,
            String source,
            String what,
            String site,
            String why,
            String correlationId) {}

    /** Tells those that were about a study, oldest first, one after the other. */
    public void forEach(String study, Consumer<Attempt> reader) {
        attempts.find(Filters.eq("study", study))
                .sort(Sorts.ascending("at"))
                .map(AccessLog::attempt)
                .forEach(reader);
    }

    private static Attempt attempt(Document stored) {
        return new Attempt(
                stored.getDate("at").toInstant(),
                stored.getString("actor"),
                stored.getString("organisation"),
                stored.getString("source"),
                stored.getString("what"),
                stored.getString("site"),
                stored.getString("why"),
                stored.getString("correlationId"));
    }

    /** Notes that {@code acting} tried {@code what} and was refused. */
    public void denied(Acting acting, String what, @Nullable String study, @Nullable String site, String why) {
        metrics.counter("trialledger.denied", "what", what).increment();
        Instant now = clock.instant();
        Instant thisMinute = now.truncatedTo(ChronoUnit.MINUTES);
        if (!thisMinute.equals(minute) || counts.size() > MOST_ACTORS) {
            counts.clear();
            minute = thisMinute;
        }
        if (counts.merge(acting.caller().id(), 1, Integer::sum) <= MOST_A_MINUTE) {
            attempts.insertOne(new Document("at", Date.from(now))
                    .append("actor", acting.caller().id())
                    .append("organisation", acting.caller().organisation())
                    .append("source", acting.caller().source())
                    .append("what", what)
                    .append("study", Optional.ofNullable(study).orElse(""))
                    .append("site", Optional.ofNullable(site).orElse(""))
                    .append("why", why)
                    .append("correlationId", acting.correlationId()));
        }
    }
}
