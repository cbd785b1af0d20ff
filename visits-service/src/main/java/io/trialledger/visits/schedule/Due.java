package io.trialledger.visits.schedule;

import org.jspecify.annotations.Nullable;

/**
 * When a visit is to take place, as far as its anchors say now; dates, with a time of day where one is known.
 *
 * @param from first moment that is in time; null if there is no lower bound
 * @param to last moment that is in time; null if there is no upper bound
 * @param provisional true while an anchor's planned date stands in for its actual one
 */
public record Due(
        String target, @Nullable String from, @Nullable String to, boolean provisional) {}
