package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.starter.Rows;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Queries on adverse events, to be compared at two moments. */
@Component
class SafetyQueryThings implements Things {

    private final Rows rows;

    SafetyQueryThings(SafetyQueriesProjection queries) {
        this.rows = queries.rows();
    }

    @Override
    public String name() {
        return "SAFETY_QUERY";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindSafetyQueries.class;
    }

    @Override
    public String siteOf(Document row) {
        return row.getString("site");
    }

    @Override
    public Map<String, String> key(Document row) {
        return new Texts()
                .put("event", row.getString("event"))
                .put("query", row.getString("query"))
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
