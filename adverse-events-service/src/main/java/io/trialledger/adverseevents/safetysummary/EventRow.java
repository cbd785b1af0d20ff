package io.trialledger.adverseevents.safetysummary;

import io.trialledger.adverseevents.adverseevent.Severity;
import java.time.YearMonth;
import org.bson.Document;

/** What is counted of one adverse event. */
record EventRow(
        String site, Severity severity, boolean serious, boolean fatal, YearMonth month, int open, int resolved) {

    static EventRow of(Document row) {
        return new EventRow(
                row.getString("site"),
                Severity.valueOf(row.getString("severity")),
                row.getBoolean("serious", false),
                row.getBoolean("fatal", false),
                YearMonth.parse(row.getString("month")),
                row.getInteger("open", 0),
                row.getInteger("resolved", 0));
    }
}
