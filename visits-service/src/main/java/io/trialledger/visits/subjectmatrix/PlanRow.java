package io.trialledger.visits.subjectmatrix;

import io.trialledger.visits.schedule.PlannedVisit;
import org.bson.Document;

/** A planned visit within a subject's row, and back. */
public final class PlanRow {

    private PlanRow() {}

    public static Document document(PlannedVisit visit) {
        return new Document("visit", visit.visit())
                .append("label", visit.label())
                .append("epoch", visit.epoch())
                .append("anchor", visit.anchor())
                .append("offset", visit.offset())
                .append("before", visit.before())
                .append("lower", visit.windowLower())
                .append("upper", visit.windowUpper())
                .append("reference", visit.fixedReference());
    }

    public static PlannedVisit visit(Document row) {
        return new PlannedVisit(
                row.getString("visit"),
                row.getString("label"),
                row.getString("epoch"),
                row.getString("anchor"),
                row.getString("offset"),
                row.getBoolean("before"),
                row.getString("lower"),
                row.getString("upper"),
                row.getBoolean("reference"));
    }
}
