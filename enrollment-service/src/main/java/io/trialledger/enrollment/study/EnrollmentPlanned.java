package io.trialledger.enrollment.study;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * How quickly subjects shall be enrolled from now on; what was planned before no longer counts.
 *
 * @param points in order of time, at least one
 */
@Revision("1")
public record EnrollmentPlanned(String studyId, List<PlanPoint> points) implements StudyEvent {}
