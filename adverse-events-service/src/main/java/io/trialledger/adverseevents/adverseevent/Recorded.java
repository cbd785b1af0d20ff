package io.trialledger.adverseevents.adverseevent;

import java.util.Set;

/**
 * What came of a report or a follow-up.
 *
 * @param version the version it is, or the present one if nothing was stored
 * @param stored false if it was a re-send
 * @param present false if an earlier record arrived late
 */
public record Recorded(
        int version,
        boolean stored,
        boolean present,
        Set<Flag> flags,
        Set<QueryRule> openQueries,
        Set<SafetyClock> openedClocks) {}
