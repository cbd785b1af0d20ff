package io.trialledger.visits.visitschedule;

import io.trialledger.model.Sealed;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.Seals;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What sites call their unscheduled visits. */
@Component
public class UnscheduledLabels {

    private final Rows visits;
    private final Seals seals;

    UnscheduledLabels(RowsFactory rows, Seals seals) {
        this.visits = VisitScheduleProjection.visits(rows);
        this.seals = seals;
    }

    /** Empty if the site gave it none, or it was erased. */
    public Optional<String> of(String studyId, String subjectId, String visit, AsOf asOf) {
        return visits.at(studyId + "/" + subjectId + "/" + visit, asOf)
                .map(row -> row.getString("label"))
                .flatMap(label -> seals.reveal(Sealed.<String>decode(label)));
    }
}
