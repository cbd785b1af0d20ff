package io.trialledger.enrollment.web;

import org.jspecify.annotations.Nullable;

/** @param recorded false if the very same content was there before */
record RecordedView(boolean recorded) {

    /** @param answer of the command; null if a repeat of the request found its work done */
    static RecordedView of(@Nullable Boolean answer) {
        return new RecordedView(Boolean.TRUE.equals(answer));
    }
}
