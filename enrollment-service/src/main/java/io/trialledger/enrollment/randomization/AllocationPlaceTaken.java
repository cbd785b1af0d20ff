package io.trialledger.enrollment.randomization;

import org.axonframework.serialization.Revision;

/** The next place on the list belongs to this subject. Which arm stands there is in the sealed list only. */
@Revision("1")
public record AllocationPlaceTaken(String studyId, String siteId, String subjectId) implements AllocationEvent {}
