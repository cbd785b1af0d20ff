package io.trialledger.visits.visit;

import io.trialledger.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item sent.
 *
 * @param queryId the query its value raised; null if none
 * @param rule why it was rejected; null if it was accepted
 * @param field of the item, for example {@code unit}; null if none is at fault
 */
public record ItemResult(
        String item,
        int repeat,
        @Nullable String queryId,
        @Nullable Rule rule,
        @Nullable String field,
        @Nullable String why) {

    public static ItemResult accepted(String item, int repeat) {
        return new ItemResult(item, repeat, null, null, null, null);
    }

    public static ItemResult queried(String item, int repeat, String queryId) {
        return new ItemResult(item, repeat, queryId, null, null, null);
    }

    public static ItemResult rejected(String item, int repeat, Rule rule, @Nullable String field, String why) {
        return new ItemResult(item, repeat, null, rule, field, why);
    }
}
