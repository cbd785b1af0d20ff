package io.trialledger.enrollment.web;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals what a client wrote before it goes any further. */
@Component
class FreeText {

    private final Seals seals;

    FreeText(Seals seals) {
        this.seals = seals;
    }

    /** Blank is the same as none. */
    @Nullable
    Sealed<String> sealed(@Nullable String text) {
        return text == null || text.isBlank() ? null : seals.text(text.strip());
    }
}
