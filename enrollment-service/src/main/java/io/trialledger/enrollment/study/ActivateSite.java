package io.trialledger.enrollment.study;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a site register subjects. */
@AllowedTo(Role.STUDY_ADMINISTRATOR)
public record ActivateSite(String studyId, String siteId, LocalDate activatedOn, Instant decidedAt) implements InStudy {

    @TargetAggregateIdentifier
    public StudyId aggregateId() {
        return new StudyId(studyId);
    }
}
