package io.trialledger.adverseevents.adverseevent;

/**
 * Which adverse event of which subject.
 *
 * @param event chosen by the client, unique within the subject
 */
public record AdverseEventId(String study, String subject, String event) {

    @Override
    public String toString() {
        return "ae/" + study + "/" + subject + "/" + event;
    }
}
