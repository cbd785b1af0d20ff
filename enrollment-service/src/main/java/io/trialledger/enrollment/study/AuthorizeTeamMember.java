package io.trialledger.enrollment.study;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Grants one role to a person or system. Which of both a user is, only the token of its requests tells: a grant does not
 * ask. A machine with a person's role still may not do what is to be done personally, and whatever is recorded names who
 * did it.
 *
 * @param siteId null for the whole study
 * @param from null for the day of the decision
 * @param to last day, inclusive; may lie in the past, then the grant documents and authorizes nothing
 */
@AllowedTo(Role.STUDY_ADMINISTRATOR)
public record AuthorizeTeamMember(
        String studyId,
        String userId,
        String userName,
        String grantId,
        Role role,
        @Nullable String siteId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Instant decidedAt)
        implements InStudy {

    public AuthorizeTeamMember {
        ChosenId.checkUser(userId);
        ChosenId.check("grant", grantId);
    }

    @TargetAggregateIdentifier
    public StudyId aggregateId() {
        return new StudyId(studyId);
    }
}
