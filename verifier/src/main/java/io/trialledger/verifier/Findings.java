package io.trialledger.verifier;

import java.util.ArrayList;
import java.util.List;

/** Collects findings; keeps the first ones of each log, counts the rest, so that a hostile bundle can't fill the memory. */
final class Findings {

    private static final int LISTED_PER_LOG = 20;

    private final List<Finding> listed = new ArrayList<>();
    private long ofThisLog;
    private long unlisted;

    void add(Finding finding) {
        if (ofThisLog++ < LISTED_PER_LOG) {
            listed.add(finding);
        } else {
            unlisted++;
        }
    }

    void nextLog() {
        ofThisLog = 0;
    }

    List<Finding> listed() {
        return listed;
    }

    long unlisted() {
        return unlisted;
    }
}
