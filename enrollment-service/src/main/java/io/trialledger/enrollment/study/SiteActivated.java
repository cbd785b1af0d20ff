package io.trialledger.enrollment.study;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** The site may register subjects from now on. */
@Revision("1")
public record SiteActivated(String studyId, String siteId, LocalDate activatedOn) implements StudyEvent {}
