package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.subject.SubjectRule.DISCONTINUED_ONCE;

import io.trialledger.model.KeyRing;
import io.trialledger.model.RuleViolated;
import java.util.EnumMap;
import java.util.Map;

/** How a subject stopped, for each scope once, and whether it is known to have died. */
class Discontinuations {

    private final Map<DiscontinuationScope, SubjectDiscontinued> standing = new EnumMap<>(DiscontinuationScope.class);
    private boolean dead;

    boolean of(DiscontinuationScope scope) {
        return standing.containsKey(scope);
    }

    boolean has(SubjectDiscontinued wanted, KeyRing keys) {
        SubjectDiscontinued known = standing.get(wanted.scope());
        RuleViolated.unless(
                known == null
                        || known.discontinuedOn().equals(wanted.discontinuedOn())
                                && known.reasonCode() == wanted.reasonCode()
                                && SealedTexts.same(known.reason(), wanted.reason(), keys),
                DISCONTINUED_ONCE,
                known == null ? "" : "stands: " + known.discontinuedOn() + ", " + known.reasonCode());
        return known != null;
    }

    boolean hasDied() {
        return dead;
    }

    void add(SubjectDiscontinued e) {
        standing.put(e.scope(), e);
        dead = dead || e.reasonCode() == DiscontinuationReason.DEATH;
    }

    void addDeath() {
        dead = true;
    }
}
