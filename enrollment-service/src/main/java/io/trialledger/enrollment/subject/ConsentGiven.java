package io.trialledger.enrollment.subject;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * The subject agreed to one version of the consent form.
 *
 * @param consentedOn calendar day at the site
 */
@Revision("1")
public record ConsentGiven(String studyId, String subjectId, String consentVersion, LocalDate consentedOn)
        implements SubjectEvent {}
