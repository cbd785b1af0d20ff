package io.trialledger.eventstore;

import java.util.List;

/** Told of the leaves of what this process has appended: it is durable, so that a read would find the same ones. */
@FunctionalInterface
public interface LeafListener {

    /**
     * A commit is in the log. Called on the thread that appends: it must be quick.
     *
     * @param position of the first event
     * @param leafHashes one an event, in their order
     */
    void stored(long position, List<byte[]> leafHashes);
}
