package io.trialledger.enrollment.subjectlist;

import java.util.Optional;

/** What has to happen with a subject for it to get on. */
public enum NextStep {
    CONSENT,
    SCREENING,
    ELIGIBILITY,
    ENROLLMENT,
    RANDOMIZATION;

    /**
     * @param consented whether a consent stands
     * @param treated whether treatment was not discontinued
     */
    static Optional<NextStep> of(SubjectStatus status, boolean consented, boolean treated) {
        Optional<NextStep> next = switch (status) {
            case REGISTERED -> Optional.of(CONSENT);
            case CONSENTED -> Optional.of(SCREENING);
            case SCREENED -> Optional.of(ELIGIBILITY);
            case ELIGIBLE -> Optional.of(ENROLLMENT);
            case ENROLLED -> treated ? Optional.of(RANDOMIZATION) : Optional.empty();
            case SCREENING_FAILED, RANDOMIZED, DISCONTINUED, COMPLETED -> Optional.empty();
        };
        return consented ? next : next.map(step -> CONSENT);
    }
}
