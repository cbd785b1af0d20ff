package io.trialledger.adverseevents.adverseeventlist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.StarterRule;
import org.bson.conversions.Bson;

/** Adverse events by when their present version came, the last first. */
final class NewestFirst {

    static final Bson SORT = descending("receivedAt", "key");

    private NewestFirst() {}

    /** What comes after a place that {@link AdverseEventItem#newestKey} gave. */
    static Bson after(String place) {
        int bar = place.indexOf('|');
        RuleViolated.unless(bar > 0, StarterRule.MALFORMED, "after", "not a place in this order");
        String receivedAt = place.substring(0, bar);
        return and(
                lte("receivedAt", receivedAt), or(lt("receivedAt", receivedAt), lt("key", place.substring(bar + 1))));
    }
}
