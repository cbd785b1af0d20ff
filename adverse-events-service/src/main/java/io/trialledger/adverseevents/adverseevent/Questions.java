package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.AdverseEventRule.QUERY_CLOSED;
import static io.trialledger.adverseevents.adverseevent.AdverseEventRule.UNKNOWN_QUERY;

import io.trialledger.model.RuleViolated;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about one adverse event. A contradiction is asked about once, as long as the record shows it without a break: what a
 * person has accepted as explained is not asked again by every version that repeats it.
 */
final class Questions {

    /** Settled by a version, not by a command of its own. */
    private static final String BY_A_VERSION = "";

    private final Map<QueryRule, Integer> open = new EnumMap<>(QueryRule.class);
    private final Set<QueryRule> answered = EnumSet.noneOf(QueryRule.class);
    private final Set<QueryRule> explained = EnumSet.noneOf(QueryRule.class);
    private final Map<SafetyQueryId, String> settledBy = new HashMap<>();

    Set<QueryRule> open() {
        return Set.copyOf(open.keySet());
    }

    /** Those of these rules that are neither open nor explained. */
    Set<QueryRule> newAmong(Set<QueryRule> rules) {
        Set<QueryRule> fresh = EnumSet.noneOf(QueryRule.class);
        fresh.addAll(rules);
        fresh.removeAll(open.keySet());
        fresh.removeAll(explained);
        return fresh;
    }

    /** What a version with only these contradictions resolves, with the version each was opened in. */
    Map<QueryRule, Integer> resolvedBy(Set<QueryRule> contradictions) {
        Map<QueryRule, Integer> resolved = new EnumMap<>(open);
        resolved.keySet().removeAll(contradictions);
        resolved.keySet().removeIf(rule -> !rule.isAnsweredByTheRecord());
        return resolved;
    }

    boolean isAnswered(SafetyQueryId query) {
        return answered.contains(query.rule());
    }

    /** True if the same command, sent again, has closed it. */
    boolean wasClosedBy(SafetyQueryId query, @Nullable String commandId) {
        return commandId != null && commandId.equals(settledBy.get(query));
    }

    /** Refuses an act on a query that was never asked, or is settled. */
    void requireOpen(SafetyQueryId query) {
        RuleViolated.unless(!settledBy.containsKey(query), QUERY_CLOSED, "query", "it is settled");
        Integer openedIn = open.get(query.rule());
        RuleViolated.unless(
                openedIn != null && openedIn == query.openedInVersion(),
                UNKNOWN_QUERY,
                "query",
                "there is no such query");
    }

    /** A version became the present one: what it no longer shows is asked about when it comes back. */
    void onPresent(AdverseEventRecord adverseEvent, Set<Flag> flags) {
        explained.retainAll(Contradictions.in(adverseEvent, flags));
    }

    void on(QueryOpened e) {
        open.put(e.rule(), e.version());
    }

    void on(QueryAnswered e) {
        answered.add(e.rule());
    }

    void on(QueryResolved e) {
        settle(new SafetyQueryId(e.id(), e.rule(), e.openedInVersion()), BY_A_VERSION);
    }

    void on(QueryClosed e, @Nullable String commandId) {
        settle(new SafetyQueryId(e.id(), e.rule(), e.openedInVersion()), commandId == null ? BY_A_VERSION : commandId);
        if (e.rule().isAnsweredByTheRecord()) {
            explained.add(e.rule());
        }
    }

    private void settle(SafetyQueryId query, String by) {
        open.remove(query.rule());
        answered.remove(query.rule());
        settledBy.put(query, by);
    }
}
