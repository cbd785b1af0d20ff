package io.trialledger.starter;

/** Something besides Axon's processors that reads this service's own log and that answers are made from. */
public interface Follower {

    /** The last position it has handled; -1 for none. */
    long coveredTo();
}
