package io.trialledger.visits.design;

/** Everything that can happen to what a study collects and when. */
public sealed interface DesignEvent permits ItemEvent, FormDefined, ProtocolAdopted {

    String studyId();
}
