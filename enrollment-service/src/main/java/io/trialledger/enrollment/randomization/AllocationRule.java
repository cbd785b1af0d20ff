package io.trialledger.enrollment.randomization;

import io.trialledger.model.Rule;

/** Rules about allocation. Names are API: clients switch on them, tests assert on them. */
public enum AllocationRule implements Rule {
    /** The protocol has no arms. */
    NOTHING_TO_ALLOCATE,
    /** The key of the list is not at hand or was destroyed: nobody may be allocated by guess. */
    LIST_NOT_READABLE
}
