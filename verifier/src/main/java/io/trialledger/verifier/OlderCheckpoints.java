package io.trialledger.verifier;

import io.trialledger.ledger.Checkpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Checkpoints of one log that someone kept, each waiting for the tree to have its size. */
final class OlderCheckpoints {

    private final List<Checkpoint> bySize;
    private int next;

    OlderCheckpoints(Collection<Checkpoint> checkpoints) {
        this.bySize = new ArrayList<>(new LinkedHashSet<>(checkpoints));
        bySize.sort(Comparator.comparingLong(Checkpoint::size));
    }

    /** Whether one has this size; sizes are asked for in their order. */
    boolean waitsFor(long size) {
        return next < bySize.size() && bySize.get(next).size() == size;
    }

    /** One that {@link #waitsFor} this size; each is given once. */
    Checkpoint take() {
        return bySize.get(next++);
    }

    /** Those that no tree so far was large enough for. */
    List<Checkpoint> remaining() {
        return bySize.subList(next, bySize.size());
    }
}
