package io.trialledger.adverseevents.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.StarterRule;
import org.jspecify.annotations.Nullable;

/** In which order a client may ask for a list: its usual one, or one other. */
final class Orders {

    private Orders() {}

    /** True if the other order is asked for. */
    static boolean asked(@Nullable String order, String other) {
        RuleViolated.unless(order == null || order.equals(other), StarterRule.MALFORMED, "order", "only " + other);
        return order != null;
    }
}
