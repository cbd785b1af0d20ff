package io.trialledger.visits.openqueries;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.starter.Authority;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.Sites;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class QueriesAnswers {

    private static final int PAGE = 500;
    private static final String OUT_OF_SOFT_RANGE = "OUT_OF_SOFT_RANGE";

    private final Rows rows;
    private final Authority authority;

    QueriesAnswers(RowsFactory rows, Authority authority) {
        this.rows = rows.named(QueriesProjection.COLLECTION, QueriesProjection.INDEX);
        this.authority = authority;
    }

    @QueryHandler
    FindQueries.Answer answer(FindQueries q) {
        Sites sites = authority.sitesOf(q.studyId());
        List<QueryView> page = new ArrayList<>();
        List<Document> read = rowsAfter(q, q.after());
        while (!read.isEmpty()) {
            for (Document row : read) {
                String site = row.getString("site");
                if (sites.contains(site) && (q.siteId() == null || q.siteId().equals(site))) {
                    if (page.size() == q.limit()) {
                        return new FindQueries.Answer(
                                page, page.get(page.size() - 1).query());
                    }
                    page.add(view(row));
                }
            }
            read = read.size() < PAGE
                    ? List.of()
                    : rowsAfter(q, read.get(PAGE - 1).getString("query"));
        }
        return new FindQueries.Answer(page, null);
    }

    private List<Document> rowsAfter(FindQueries q, @Nullable String after) {
        Bson inStudy = and(eq("study", q.studyId()), eq("status", q.status().name()));
        return rows.find(
                after == null ? inStudy : and(inStudy, gt("query", after)), ascending("query"), PAGE, q.asOf());
    }

    private static QueryView view(Document row) {
        return new QueryView(
                row.getString("query"),
                QueryStatus.valueOf(row.getString("status")),
                OUT_OF_SOFT_RANGE,
                row.getString("subject"),
                row.getString("site"),
                row.getString("visit"),
                row.getString("item"),
                row.getInteger("repeat"),
                row.getString("value"),
                row.getString("unit"),
                row.getString("low"),
                row.getString("high"),
                row.getString("openedAt"));
    }
}
