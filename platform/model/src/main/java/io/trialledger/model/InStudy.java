package io.trialledger.model;

/** A command or query about a study. A grant at any of its sites, or in the whole study, is needed. */
public interface InStudy {

    String studyId();
}
