package io.trialledger.enrollment.subject;

import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether a text sent again is the one that was sealed before: every sealing looks different. */
final class SealedTexts {

    private SealedTexts() {}

    /** A redacted text equals every text: nobody can tell any more, and a repeat must stay harmless. */
    static boolean same(@Nullable Sealed<String> known, @Nullable Sealed<String> sent, KeyRing keys) {
        if (known == null || sent == null) {
            return known == sent;
        }
        Optional<String> text = known.reveal(Plain.TEXT, keys);
        return text.isEmpty() || text.equals(sent.reveal(Plain.TEXT, keys));
    }
}
