package io.trialledger.enrollment.randomization;

/** Names an allocation list: the site is the stratum. */
public record AllocationId(String study, String site) {

    @Override
    public String toString() {
        return "allocation/" + study + "/" + site;
    }
}
