package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.subject.SubjectRule.IDENTITY_ERASED;

import io.trialledger.model.KeyRing;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import org.jspecify.annotations.Nullable;

/** What is kept of who a subject is, and how often it was shown to somebody. */
class KeptIdentity {

    private @Nullable Sealed<Identity> identity;
    private int disclosures;

    boolean isKept() {
        return identity != null;
    }

    boolean is(Identity wanted, KeyRing keys) {
        return identity != null
                && identity.reveal(Identity.PLAIN, keys)
                        .orElseThrow(() -> new RuleViolated(IDENTITY_ERASED, "the identity was erased"))
                        .equals(wanted);
    }

    int nextDisclosure() {
        return disclosures + 1;
    }

    void keep(IdentityRecorded e) {
        identity = e.identity();
    }

    void count(IdentityDisclosed e) {
        disclosures = e.number();
    }
}
