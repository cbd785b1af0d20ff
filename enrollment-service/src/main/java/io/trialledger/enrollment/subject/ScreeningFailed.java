package io.trialledger.enrollment.subject;

import io.trialledger.model.Sealed;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An investigator found that the subject may not take part.
 *
 * @param failedOn calendar day at the site
 * @param failedCriteria ids of the inclusion criteria not met and the exclusion criteria met, in protocol order; never empty
 * @param reason in the words of the investigator
 */
@Revision("1")
public record ScreeningFailed(
        String studyId,
        String subjectId,
        String protocolVersion,
        LocalDate failedOn,
        List<CriterionAnswer> answers,
        List<String> failedCriteria,
        Sealed<String> reason,
        @Nullable Sealed<String> note)
        implements SubjectEvent {}
