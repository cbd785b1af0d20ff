package io.trialledger.adverseevents.safetyclocks;

import io.trialledger.starter.Rows;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Obligations to report, to be compared at two moments; whether one is overdue is no fact of the record, and is not compared. */
@Component
class SafetyClockThings implements Things {

    private final Rows rows;

    SafetyClockThings(SafetyClocksProjection clocks) {
        this.rows = clocks.rows();
    }

    @Override
    public String name() {
        return "SAFETY_CLOCK";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindSafetyClocks.class;
    }

    @Override
    public String siteOf(Document row) {
        return row.getString("site");
    }

    @Override
    public Map<String, String> key(Document row) {
        return new Texts()
                .put("event", row.getString("event"))
                .put("obligation", row.getString("obligation"))
                .put("clock", row.getString("clock"))
                .map();
    }

    @Override
    public Map<String, String> fields(Document row) {
        return new Texts()
                .put("dueAt", row.getString("dueAt"))
                .put("dueOn", dueOn(row))
                .put("provisional", row.getBoolean("provisional", false))
                .put("lifted", row.getBoolean("lifted", false))
                .map();
    }

    private static @Nullable String dueOn(Document row) {
        List<Document> due = row.getList("due", Document.class);
        return due.isEmpty() ? null : due.get(0).getString("dueOn");
    }
}
