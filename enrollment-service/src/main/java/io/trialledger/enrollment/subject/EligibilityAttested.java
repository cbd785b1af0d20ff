package io.trialledger.enrollment.subject;

import io.trialledger.model.Sealed;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An investigator attested that the subject meets every criterion of the protocol version.
 *
 * @param attestedOn calendar day at the site
 * @param answers every criterion of the version, answered
 */
@Revision("1")
public record EligibilityAttested(
        String studyId,
        String subjectId,
        String protocolVersion,
        LocalDate attestedOn,
        List<CriterionAnswer> answers,
        @Nullable Sealed<String> note)
        implements SubjectEvent {}
