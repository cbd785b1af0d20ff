package io.trialledger.adverseevents.safetyqueries;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.AdverseEventRule;
import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Rows;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers questions about queries, within the reader's sites. */
@Component
class SafetyQueriesAnswers {

    private static final int ALL = 1_000_000;

    private final Rows queries;
    private final Authority authority;
    private final Positions positions;
    private final Seals seals;
    private final Clock clock;

    SafetyQueriesAnswers(
            SafetyQueriesProjection queries, Authority authority, Positions positions, Seals seals, Clock clock) {
        this.queries = queries.rows();
        this.authority = authority;
        this.positions = positions;
        this.seals = seals;
        this.clock = clock;
    }

    /** Reads the whole part, since it counts it: a study has thousands of safety queries, not millions. */
    @QueryHandler
    SafetyQueryPage answer(FindSafetyQueries query) {
        Listing asked = query.listing();
        Sites sites = authority.sitesOf(asked.studyId(), query.getClass());
        List<SafetyQueryItem> whole = find(asked.whole().filter(sites), asked.asOf());
        List<SafetyQueryItem> found = whole.stream()
                .filter(query::wants)
                .filter(q -> asked.after() == null || q.key().compareTo(asked.after()) > 0)
                .limit(asked.limit() + 1L)
                .toList();
        return new SafetyQueryPage(
                found.stream().limit(asked.limit()).toList(), asked.next(found, SafetyQueryItem::key), counts(whole));
    }

    @QueryHandler
    SafetyQueryPage answer(FindQueriesOfAdverseEvent query) {
        AdverseEventId id = query.id();
        List<SafetyQueryItem> found =
                find(and(eq("study", id.study()), eq("subject", id.subject()), eq("event", id.event())), query.asOf());
        return new SafetyQueryPage(found, null, counts(found));
    }

    @QueryHandler
    SafetyQueryDetail answer(FindSafetyQuery query) {
        String id = SafetyQueriesProjection.id(query.query());
        return positions
                .findAfterCatchUp(() -> queries.at(id, query.asOf()), positions.ownLog())
                .map(row -> new SafetyQueryDetail(item(row, query.asOf().moment(clock)), QueryThread.read(row, seals)))
                .orElseThrow(() -> new RuleViolated(
                        AdverseEventRule.UNKNOWN_QUERY, "query", "there is no query " + query.query()));
    }

    @QueryHandler
    OpenQueries answer(FindOpenQueries query) {
        Sites sites = authority.sitesOf(query.studyId(), query.getClass());
        Bson ofSubjects = Listing.all(query.studyId(), query.asOf()).filter(sites, in("subject", query.subjects()));
        Map<String, Integer> open = new HashMap<>();
        find(ofSubjects, query.asOf()).stream()
                .filter(q -> q.waitingFor() != null)
                .forEach(q -> open.merge(q.subject() + "/" + q.event(), 1, Integer::sum));
        return new OpenQueries(open);
    }

    private List<SafetyQueryItem> find(Bson filter, AsOf asOf) {
        Instant now = asOf.moment(clock);
        return queries.find(filter, ascending("key"), ALL, asOf).stream()
                .map(row -> item(row, now))
                .toList();
    }

    private static Map<QueryRule, Map<QueryStatus, Integer>> counts(List<SafetyQueryItem> queries) {
        Map<QueryRule, Map<QueryStatus, Integer>> counts = new EnumMap<>(QueryRule.class);
        queries.forEach(
                query -> counts.computeIfAbsent(query.rule(), rule -> none()).merge(query.status(), 1, Integer::sum));
        return counts;
    }

    private static Map<QueryStatus, Integer> none() {
        Map<QueryStatus, Integer> none = new EnumMap<>(QueryStatus.class);
        for (QueryStatus status : QueryStatus.values()) {
            none.put(status, 0);
        }
        return none;
    }

    private static SafetyQueryItem item(Document row, Instant now) {
        QueryRule rule = QueryRule.valueOf(row.getString("rule"));
        QueryStatus status = QueryStatus.valueOf(row.getString("status"));
        String resolvedAt = row.getString("resolvedAt");
        Instant until = resolvedAt == null ? now : Instant.parse(resolvedAt);
        return new SafetyQueryItem(
                row.getString("query"),
                row.getString("study"),
                row.getString("site"),
                row.getString("subject"),
                row.getString("event"),
                rule,
                rule.field(),
                status,
                row.getString("openedAt"),
                row.getInteger("openedInVersion"),
                resolvedAt,
                row.getInteger("resolvedInVersion"),
                status.waitingFor(),
                Math.max(
                        0,
                        Duration.between(Instant.parse(row.getString("openedAt")), until)
                                .toDays()));
    }
}
