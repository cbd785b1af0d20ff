package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.PartialDate;
import java.util.EnumSet;
import java.util.Set;

/** What in a record does not go together and must be asked of the site. Nothing here refuses or corrects. */
final class Contradictions {

    private Contradictions() {}

    static Set<QueryRule> in(AdverseEventRecord adverseEvent, Set<Flag> flags) {
        Set<QueryRule> found = EnumSet.noneOf(QueryRule.class);
        flags.forEach(flag -> flag.query().ifPresent(found::add));
        ofSeriousness(adverseEvent, found);
        ofCourse(adverseEvent, found);
        return found;
    }

    private static void ofSeriousness(AdverseEventRecord r, Set<QueryRule> found) {
        boolean death = r.criteria().contains(SeriousnessCriterion.DEATH);
        boolean fatal = r.outcome() == Outcome.FATAL;
        add(found, !r.serious() && !r.criteria().isEmpty(), QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA);
        add(found, r.serious() && r.criteria().isEmpty(), QueryRule.SERIOUS_WITHOUT_CRITERION);
        add(found, fatal && !death, QueryRule.FATAL_WITHOUT_DEATH_CRITERION);
        add(found, death && !fatal, QueryRule.DEATH_WITHOUT_FATAL_OUTCOME);
        add(found, r.seriousByAnyReading() && r.awareAt() == null, QueryRule.AWARENESS_MISSING);
    }

    private static void ofCourse(AdverseEventRecord r, Set<QueryRule> found) {
        PartialDate onset = r.onset();
        PartialDate end = r.end();
        boolean ongoing = Boolean.TRUE.equals(r.ongoing());
        boolean unresolved = r.outcome() == Outcome.NOT_RECOVERED || r.outcome() == Outcome.RECOVERING;
        add(found, onset == null, QueryRule.ONSET_MISSING);
        add(found, onset != null && end != null && end.isCertainlyBefore(onset.earliest()), QueryRule.END_BEFORE_ONSET);
        add(found, ongoing && end != null, QueryRule.ONGOING_WITH_END);
        add(found, ongoing && r.outcome().isOver(), QueryRule.ONGOING_CONTRADICTS_OUTCOME);
        add(found, unresolved && end != null, QueryRule.END_CONTRADICTS_OUTCOME);
        add(found, r.outcome().isOver() && !ongoing && end == null, QueryRule.RECOVERED_WITHOUT_END);
    }

    private static void add(Set<QueryRule> found, boolean contradiction, QueryRule rule) {
        if (contradiction) {
            found.add(rule);
        }
    }
}
