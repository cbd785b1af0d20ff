package io.trialledger.model;

/**
 * A command or query about a study. Asking needs a grant at any of its sites, or in the whole study; a command changes the study
 * for all its sites and needs one in the whole study.
 */
public interface InStudy {

    String studyId();
}
