package io.trialledger.visits.schedule;

/** Names the schedule of one subject. */
public record ScheduleId(String studyId, String subjectId) {

    @Override
    public String toString() {
        return "schedule/" + studyId + "/" + subjectId;
    }
}
