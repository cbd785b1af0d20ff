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

    /** True if just this is recorded already; refuses what contradicts it, but not a site's own words on a death. */
    boolean has(SubjectDiscontinued wanted, KeyRing keys) {
        SubjectDiscontinued known = standing.get(wanted.scope());
        boolean same = known != null
                && known.discontinuedOn().equals(wanted.discontinuedOn())
                && known.reasonCode() == wanted.reasonCode()
                && SealedTexts.same(known.reason(), wanted.reason(), keys);
        RuleViolated.unless(
                known == null || same || isDeathToldByServiceOnly(wanted),
                DISCONTINUED_ONCE,
                known == null ? "" : "stands: " + known.discontinuedOn() + ", " + known.reasonCode());
        return same;
    }

    /** True if the site says of a death what so far only another service has said. */
    boolean isDeathToldByServiceOnly(SubjectDiscontinued wanted) {
        SubjectDiscontinued known = standing.get(wanted.scope());
        return known != null
                && known.reportedBy() == Reporter.SERVICE
                && known.reasonCode() == DiscontinuationReason.DEATH
                && wanted.reasonCode() == DiscontinuationReason.DEATH;
    }

    boolean hasDied() {
        return dead;
    }

    void add(SubjectDiscontinued e) {
        standing.put(e.scope(), e);
        dead = dead || e.reasonCode() == DiscontinuationReason.DEATH;
    }

    void add(DeathConfirmed e) {
        standing.put(
                e.scope(),
                new SubjectDiscontinued(
                        e.studyId(),
                        e.subjectId(),
                        e.scope(),
                        e.diedOn(),
                        DiscontinuationReason.DEATH,
                        e.reason(),
                        Reporter.SITE));
    }

    void addDeath() {
        dead = true;
    }
}
