package io.trialledger.visits.visitschedule;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.Seals;
import io.trialledger.starter.SubjectDirectory;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Visits, to be compared at two moments. One that is only planned is not there yet: it follows from the protocol. */
@Component
class VisitThings implements Things {

    private final Rows rows;
    private final SubjectDirectory subjects;
    private final Seals seals;

    VisitThings(RowsFactory rows, SubjectDirectory subjects, Seals seals) {
        this.rows = VisitScheduleProjection.visits(rows);
        this.subjects = subjects;
        this.seals = seals;
    }

    @Override
    public String name() {
        return "VISIT";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindSchedules.class;
    }

    /** Empty, and so no reader's, for a subject that enrollment has not told of here yet. */
    @Override
    public String siteOf(Document row) {
        return subjects.siteOf(row.getString("study"), row.getString("subject")).orElse("");
    }

    @Override
    public boolean exists(Document row) {
        return !VisitStatus.PLANNED.name().equals(row.getString("status"));
    }

    @Override
    public Map<String, String> key(Document row) {
        return new Texts().put("visit", row.getString("visit")).map();
    }

    @Override
    public Map<String, String> fields(Document row) {
        boolean notDone = VisitStatus.NOT_DONE.name().equals(row.getString("status"));
        return new Texts()
                .put("status", row.getString("status"))
                .put("date", row.getString("date"))
                .put("timingAtEntry", row.getString("timingAtEntry"))
                .put("reason", notDone ? opened(row.getString("reason")) : null)
                .put("cancelledBecause", row.getString("cause"))
                .put("label", opened(row.getString("label")))
                .map();
    }

    private @Nullable String opened(@Nullable String encoded) {
        return encoded == null
                ? null
                : seals.reveal(Sealed.<String>decode(encoded)).orElse(null);
    }
}
