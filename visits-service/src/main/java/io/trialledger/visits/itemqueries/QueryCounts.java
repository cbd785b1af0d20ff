package io.trialledger.visits.itemqueries;

import java.util.List;

/**
 * Queries counted.
 *
 * @param byAge of those not closed, youngest first
 */
public record QueryCounts(long open, long answered, long closed, List<AgeCounts> byAge) {

    /** @param bucket whole days since the query was raised, for example {@code 8-14} */
    public record AgeCounts(String bucket, long open, long answered) {}
}
