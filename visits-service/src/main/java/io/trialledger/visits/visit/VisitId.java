package io.trialledger.visits.visit;

/**
 * Names one visit of one subject.
 *
 * @param visit key of a planned visit, or the site's own for an unscheduled one
 */
public record VisitId(String studyId, String subjectId, String visit) {

    @Override
    public String toString() {
        return "visit/" + studyId + "/" + subjectId + "/" + visit;
    }
}
