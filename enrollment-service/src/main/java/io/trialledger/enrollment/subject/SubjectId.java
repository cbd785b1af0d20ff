package io.trialledger.enrollment.subject;

/**
 * Names a subject's aggregate.
 *
 * @param subject the subject number, unique in the study
 */
public record SubjectId(String study, String subject) {

    @Override
    public String toString() {
        return "subject/" + study + "/" + subject;
    }
}
