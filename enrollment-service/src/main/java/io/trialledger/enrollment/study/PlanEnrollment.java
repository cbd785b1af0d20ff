package io.trialledger.enrollment.study;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says how quickly subjects shall be enrolled; replaces what was planned before. */
@AllowedTo(Role.STUDY_ADMINISTRATOR)
public record PlanEnrollment(String studyId, List<PlanPoint> points) implements InStudy {

    public PlanEnrollment {
        points = List.copyOf(points);
    }

    @TargetAggregateIdentifier
    public StudyId aggregateId() {
        return new StudyId(studyId);
    }
}
