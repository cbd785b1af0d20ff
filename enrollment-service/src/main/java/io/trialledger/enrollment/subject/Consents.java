package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.subject.SubjectRule.CONSENT_BEFORE_SCREENING;
import static io.trialledger.enrollment.subject.SubjectRule.CONSENT_DIFFERS;
import static io.trialledger.enrollment.subject.SubjectRule.CONSENT_WITHDRAWN;
import static io.trialledger.enrollment.subject.SubjectRule.UNKNOWN_CONSENT;
import static io.trialledger.enrollment.subject.SubjectRule.WITHDRAWAL_BEFORE_CONSENT;
import static io.trialledger.enrollment.subject.SubjectRule.WITHDRAWN_ONCE;

import io.trialledger.model.KeyRing;
import io.trialledger.model.RuleViolated;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a subject agreed to, and took back. */
class Consents {

    private final Map<String, LocalDate> given = new LinkedHashMap<>();
    private final Map<String, ConsentWithdrawn> withdrawn = new HashMap<>();

    boolean has(String version, LocalDate consentedOn) {
        LocalDate known = given.get(version);
        RuleViolated.unless(
                known == null || known.equals(consentedOn), CONSENT_DIFFERS, "consentedOn", "consented on " + known);
        return known != null;
    }

    boolean hasWithdrawal(ConsentWithdrawn wanted, KeyRing keys) {
        LocalDate consentedOn = given.get(wanted.consentVersion());
        if (consentedOn == null) {
            throw new RuleViolated(UNKNOWN_CONSENT, "no consent to version " + wanted.consentVersion());
        }
        RuleViolated.unless(
                !wanted.withdrawnOn().isBefore(consentedOn),
                WITHDRAWAL_BEFORE_CONSENT,
                "withdrawnOn",
                "consented on " + consentedOn);
        ConsentWithdrawn known = withdrawn.get(wanted.consentVersion());
        RuleViolated.unless(
                known == null
                        || known.scope() == wanted.scope()
                                && known.withdrawnOn().equals(wanted.withdrawnOn())
                                && SealedTexts.same(known.reason(), wanted.reason(), keys),
                WITHDRAWN_ONCE,
                "this version was withdrawn before");
        return known != null;
    }

    void checkScreening(LocalDate screenedOn) {
        LocalDate first = first();
        RuleViolated.unless(
                first != null && !screenedOn.isBefore(first),
                CONSENT_BEFORE_SCREENING,
                "screenedOn",
                first == null ? "no consent was given" : "consented on " + first);
        checkStanding();
    }

    /** Some version stands: it was given and not taken back. */
    void checkStanding() {
        RuleViolated.unless(
                given.keySet().stream().anyMatch(version -> !withdrawn.containsKey(version)),
                CONSENT_WITHDRAWN,
                "no consent stands");
    }

    @Nullable
    LocalDate first() {
        return given.isEmpty() ? null : Collections.min(given.values());
    }

    void add(ConsentGiven e) {
        given.put(e.consentVersion(), e.consentedOn());
    }

    void end(ConsentWithdrawn e) {
        withdrawn.put(e.consentVersion(), e);
    }
}
