package io.trialledger.enrollment.study;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a grant before its time. */
@AllowedTo(Role.STUDY_ADMINISTRATOR)
public record RevokeTeamMember(String studyId, String userId, String grantId, Sealed<String> reason, Instant decidedAt)
        implements InStudy {

    @TargetAggregateIdentifier
    public StudyId aggregateId() {
        return new StudyId(studyId);
    }
}
