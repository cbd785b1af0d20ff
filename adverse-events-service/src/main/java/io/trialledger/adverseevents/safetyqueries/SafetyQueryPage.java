package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.adverseevents.adverseevent.QueryRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of queries.
 *
 * @param next where the next page begins; null on the last
 * @param counts of every rule and status in this part of the study, whatever rule and status were asked for
 */
public record SafetyQueryPage(
        List<SafetyQueryItem> items, @Nullable String next, Map<QueryRule, Map<QueryStatus, Integer>> counts) {}
