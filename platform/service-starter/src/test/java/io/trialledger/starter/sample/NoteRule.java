package io.trialledger.starter.sample;

import io.trialledger.model.Rule;

/** Rules of the sample. */
public enum NoteRule implements Rule {
    NOTE_IN_THE_PAST,
    NOTE_TWICE
}
