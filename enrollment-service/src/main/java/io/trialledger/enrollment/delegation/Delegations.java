package io.trialledger.enrollment.delegation;

import java.util.List;

/** Every authorization, in the order in which they were recorded. */
public record Delegations(List<Delegation> delegations) {

    public Delegations {
        delegations = List.copyOf(delegations);
    }
}
