package io.trialledger.visits.itemqueries;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.Seals;
import io.trialledger.visits.subjects.ReadersSites;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

@Component
class ItemQueriesAnswers {

    private final Rows rows;
    private final QueryReading reading;
    private final Seals seals;
    private final Authority authority;
    private final Positions positions;

    ItemQueriesAnswers(RowsFactory rows, QueryReading reading, Seals seals, Authority authority, Positions positions) {
        this.rows = ItemQueriesProjection.rows(rows);
        this.reading = reading;
        this.seals = seals;
        this.authority = authority;
        this.positions = positions;
    }

    @QueryHandler
    QueriesView answer(FindQueries q) {
        ReadersSites sites = ReadersSites.of(authority.sitesOf(q.studyId(), FindQueries.class), q.siteId());
        List<Document> found = new ArrayList<>();
        for (Bson filter : filters(q, sites)) {
            Bson further = q.after() == null ? filter : and(filter, gt("query", q.after()));
            found.addAll(rows.find(further, ascending("query"), q.limit() + 1, q.asOf()));
        }
        found.sort(Comparator.comparing(row -> row.getString("query")));
        boolean more = found.size() > q.limit();
        List<QueryView> page =
                reading.views(q.studyId(), more ? found.subList(0, q.limit()) : found, q.asOf(), q.now());
        return new QueriesView(page, more ? page.get(page.size() - 1).query() : null);
    }

    /** Disjoint, and each served in order by an index, so that no page makes more than its own rows be read. */
    private static List<Bson> filters(FindQueries q, ReadersSites sites) {
        Bson study = eq("study", q.studyId());
        Set<QueryStatus> statuses = q.statuses().isEmpty() ? EnumSet.allOf(QueryStatus.class) : q.statuses();
        if (q.subjectId() != null) {
            return List.of(ofSubject(q, and(study, eq("subject", q.subjectId())), statuses, sites));
        }
        List<Bson> filters = new ArrayList<>();
        for (QueryStatus status : statuses) {
            Bson standing = eq("status", status.name());
            if (sites.ids() == null) {
                filters.add(ofVisit(q, and(study, standing)));
            } else {
                sites.ids().forEach(site -> filters.add(ofVisit(q, and(study, eq("site", site), standing))));
            }
        }
        return filters;
    }

    private static Bson ofSubject(FindQueries q, Bson subject, Set<QueryStatus> statuses, ReadersSites sites) {
        Bson standing = in("status", statuses.stream().map(Enum::name).toList());
        Bson all = ofVisit(q, and(subject, standing));
        return sites.ids() == null ? all : and(all, in("site", sites.ids()));
    }

    private static Bson ofVisit(FindQueries q, Bson filter) {
        return q.visit() == null ? filter : and(filter, eq("visit", q.visit()));
    }

    @QueryHandler
    FindQuery.Answer answer(FindQuery q) {
        Optional<Document> found = find(ItemQueriesProjection.id(q.studyId(), q.query()), q.asOf());
        if (found.isEmpty()) {
            return new FindQuery.Answer(null, List.of());
        }
        return new FindQuery.Answer(
                reading.views(q.studyId(), List.of(found.get()), q.asOf(), q.now())
                        .get(0),
                QueryThread.read(found.get(), seals));
    }

    private Optional<Document> find(String id, AsOf asOf) {
        return asOf.isPresent()
                ? positions.findAfterCatchUp(() -> rows.at(id, asOf), positions.ownLog())
                : rows.at(id, asOf);
    }
}
