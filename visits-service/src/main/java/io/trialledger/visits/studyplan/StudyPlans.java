package io.trialledger.visits.studyplan;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.design.FormDefined;
import io.trialledger.visits.design.ProtocolAdopted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers "what is done and entered at which visit". It is read before the subjects' matrix, in one group with it, so that this
 * judges every event by the plan in force then.
 */
@Component
@Order(1)
@ProcessingGroup("subject-matrix")
public class StudyPlans {

    private final Rows rows;

    StudyPlans(RowsFactory rows) {
        this.rows = rows.named("study_plans", Index.of("study"));
    }

    /** The plan in an event handler, as of the event. */
    public StudyPlan of(String studyId) {
        return rows.present(studyId).map(StudyPlanRow::plan).orElse(StudyPlan.EMPTY);
    }

    public StudyPlan of(String studyId, AsOf asOf) {
        return rows.at(studyId, asOf).map(StudyPlanRow::plan).orElse(StudyPlan.EMPTY);
    }

    @EventHandler
    void on(ProtocolAdopted e, TrackingToken token) {
        rows.patch(e.studyId(), Position.of(token), row -> StudyPlanRow.with(row.append("study", e.studyId()), e));
    }

    @EventHandler
    void on(FormDefined e, TrackingToken token) {
        rows.patch(
                e.studyId(),
                Position.of(token),
                row -> StudyPlanRow.with(row.append("study", e.studyId()), e.definition()));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
