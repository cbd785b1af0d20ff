package io.trialledger.visits.itemqueries;

import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Queries on items, to be compared at two moments. */
@Component
class QueryThings implements Things {

    private final Rows rows;

    QueryThings(RowsFactory rows) {
        this.rows = ItemQueriesProjection.rows(rows);
    }

    @Override
    public String name() {
        return "QUERY";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindQueries.class;
    }

    @Override
    public String siteOf(Document row) {
        return row.getString("site");
    }

    @Override
    public Map<String, String> key(Document row) {
        return new Texts()
                .put("query", row.getString("query"))
                .put("visit", row.getString("visit"))
                .put("item", row.getString("item"))
                .put("repeat", row.getInteger("repeat"))
                .map();
    }

    @Override
    public Map<String, String> fields(Document row) {
        return new Texts()
                .put("status", row.getString("status"))
                .put("rule", row.getString("rule"))
                .map();
    }
}
