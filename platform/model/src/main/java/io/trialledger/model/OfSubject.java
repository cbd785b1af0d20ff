package io.trialledger.model;

/** A command or query about one subject: a grant at the subject's site, or in the whole study, is needed. */
public interface OfSubject extends InStudy {

    /** The subject number, unique in the study. */
    String subjectId();
}
