package io.trialledger.adverseevents.safetyqueries;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Rows;
import io.trialledger.starter.Sites;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers questions about queries, within the reader's sites. */
@Component
class SafetyQueriesAnswers {

    private static final int ALL_OF_ONE_EVENT = 10_000;

    private final Rows queries;
    private final Authority authority;

    SafetyQueriesAnswers(SafetyQueriesProjection queries, Authority authority) {
        this.queries = queries.rows();
        this.authority = authority;
    }

    /** Reads the whole part, since it counts it: a study has thousands of safety queries, not millions. */
    @QueryHandler
    SafetyQueryPage answer(FindSafetyQueries query) {
        Listing asked = query.listing();
        Listing all = asked.whole();
        Sites sites = authority.sitesOf(asked.studyId(), query.getClass());
        List<SafetyQueryItem> whole =
                queries.find(all.filter(sites), ascending("key"), all.limit(), all.asOf()).stream()
                        .map(SafetyQueriesAnswers::item)
                        .toList();
        List<SafetyQueryItem> found = whole.stream()
                .filter(q -> query.rule() == null || q.rule() == query.rule())
                .filter(q -> query.status() == null || q.status() == query.status())
                .filter(q -> asked.after() == null || q.key().compareTo(asked.after()) > 0)
                .limit(asked.limit() + 1L)
                .toList();
        return new SafetyQueryPage(
                found.stream().limit(asked.limit()).toList(), asked.next(found, SafetyQueryItem::key), counts(whole));
    }

    @QueryHandler
    SafetyQueryPage answer(FindQueriesOfAdverseEvent query) {
        AdverseEventId id = query.id();
        List<SafetyQueryItem> found = queries
                .find(
                        and(eq("study", id.study()), eq("subject", id.subject()), eq("event", id.event())),
                        ascending("key"),
                        ALL_OF_ONE_EVENT,
                        query.asOf())
                .stream()
                .map(SafetyQueriesAnswers::item)
                .toList();
        return new SafetyQueryPage(found, null, counts(found));
    }

    private static Map<QueryRule, Map<QueryStatus, Integer>> counts(List<SafetyQueryItem> queries) {
        Map<QueryRule, Map<QueryStatus, Integer>> counts = new EnumMap<>(QueryRule.class);
        queries.forEach(
                query -> counts.computeIfAbsent(query.rule(), rule -> none()).merge(query.status(), 1, Integer::sum));
        return counts;
    }

    private static Map<QueryStatus, Integer> none() {
        return new EnumMap<>(Map.of(QueryStatus.OPEN, 0, QueryStatus.RESOLVED, 0));
    }

    private static SafetyQueryItem item(Document row) {
        QueryRule rule = QueryRule.valueOf(row.getString("rule"));
        return new SafetyQueryItem(
                row.getString("study"),
                row.getString("site"),
                row.getString("subject"),
                row.getString("event"),
                rule,
                rule.field(),
                QueryStatus.valueOf(row.getString("status")),
                row.getString("openedAt"),
                row.getInteger("openedInVersion"),
                row.getString("resolvedAt"),
                row.getInteger("resolvedInVersion"));
    }
}
