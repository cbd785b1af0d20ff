package io.trialledger.visits.itemqueries;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.trialledger.starter.Authority;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.itemqueries.QueryCounts.AgeCounts;
import io.trialledger.visits.subjects.ReadersSites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class QueryCountsAnswers {

    private static final List<Bucket> BUCKETS =
            List.of(new Bucket(0, 7), new Bucket(8, 14), new Bucket(15, 30), new Bucket(31, null));

    private final Rows rows;
    private final Authority authority;

    QueryCountsAnswers(RowsFactory rows, Authority authority) {
        this.rows = ItemQueriesProjection.rows(rows);
        this.authority = authority;
    }

    @QueryHandler
    QueryCounts answer(FindQueryCounts q) {
        ReadersSites sites = ReadersSites.of(authority.sitesOf(q.studyId(), FindQueryCounts.class), q.siteId());
        Bson study = eq("study", q.studyId());
        Bson seen = sites.ids() == null ? study : and(study, in("site", sites.ids()));
        List<AgeCounts> byAge = new ArrayList<>();
        long open = 0;
        long answered = 0;
        for (Bucket bucket : BUCKETS) {
            AgeCounts counts = new AgeCounts(
                    bucket.name(),
                    rows.count(and(seen, is(QueryStatus.OPEN), bucket.filter(q)), q.asOf()),
                    rows.count(and(seen, is(QueryStatus.ANSWERED), bucket.filter(q)), q.asOf()));
            byAge.add(counts);
            open += counts.open();
            answered += counts.answered();
        }
        return new QueryCounts(open, answered, rows.count(and(seen, is(QueryStatus.CLOSED)), q.asOf()), byAge);
    }

    private static Bson is(QueryStatus status) {
        return eq("status", status.name());
    }

    /** Whole days since a query was raised, both inclusive. */
    private record Bucket(int from, @Nullable Integer to) {

        String name() {
            return to == null ? from + "+" : from + "-" + to;
        }

        /** Instants are kept as texts, which sort as the instants do. */
        Bson filter(FindQueryCounts q) {
            Bson young = lte("openedAt", q.now().minus(Duration.ofDays(from)).toString());
            return to == null ? young : from == 0 ? after(q, to) : and(young, after(q, to));
        }

        private static Bson after(FindQueryCounts q, int days) {
            return gt("openedAt", q.now().minus(Duration.ofDays(days + 1L)).toString());
        }
    }
}
