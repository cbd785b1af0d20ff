package io.trialledger.visits.design;

/** Names the item definitions of one study. */
public record DesignId(String studyId) {

    @Override
    public String toString() {
        return "design/" + studyId;
    }
}
