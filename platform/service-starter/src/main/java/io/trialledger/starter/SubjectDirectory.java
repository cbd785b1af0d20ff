package io.trialledger.starter;

import java.util.Optional;

/** Bean of each service, answered from one of its projections: at which site a subject is now. */
@FunctionalInterface
public interface SubjectDirectory {

    Optional<String> siteOf(String studyId, String subjectId);
}
