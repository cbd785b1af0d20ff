package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.starter.Rows;
import io.trialledger.starter.Seals;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Adverse events by their present records, to be compared at two moments. */
@Component
class AdverseEventThings implements Things {

    private final Rows rows;
    private final Seals seals;

    AdverseEventThings(AdverseEventListProjection list, Seals seals) {
        this.rows = list.adverseEvents();
        this.seals = seals;
    }

    @Override
    public String name() {
        return "ADVERSE_EVENT";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindAdverseEvents.class;
    }

    @Override
    public String siteOf(Document row) {
        return row.getString("site");
    }

    @Override
    public Map<String, String> key(Document row) {
        return new Texts().put("event", row.getString("event")).map();
    }

    @Override
    public Map<String, String> fields(Document row) {
        return RecordRow.view(row.get("record", Document.class), seals).texts();
    }
}
