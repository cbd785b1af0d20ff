package io.trialledger.enrollment.web;

import io.trialledger.model.Rule;

/** What the public API refuses before it asks anyone. */
enum WebRule implements Rule {
    UNKNOWN_FORMAT;

    @Override
    public Kind kind() {
        return Kind.MALFORMED;
    }
}
