package io.trialledger.enrollment.subject;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The subject takes part from now on. */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR})
public record EnrollSubject(String studyId, String subjectId, LocalDate enrolledOn, Instant decidedAt)
        implements OfSubject {

    @TargetAggregateIdentifier
    public SubjectId aggregateId() {
        return new SubjectId(studyId, subjectId);
    }
}
