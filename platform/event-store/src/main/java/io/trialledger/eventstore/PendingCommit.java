package io.trialledger.eventstore;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A commit on its way into the log: encoded by the thread that commits, placed and written by the appender. */
final class PendingCommit {

    /** Who decides next. */
    private enum State {
        /** In the queue; the committer may still withdraw it. */
        WAITING,
        /** The appender has it: from here on only the database knows. */
        TAKEN,
        WITHDRAWN
    }

    private final UUID cid;
    private final List<String> aggregateKeys;
    private final @Nullable String commandId;
    private final int events;
    private final long latest;
    private final CommitDocument document;
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private long position;
    private long at;
    private long mx;

    /**
     * @param aggregateKeys one for each event of an aggregate
     * @param latest greatest event time, ns
     */
    PendingCommit(
            UUID cid,
            List<String> aggregateKeys,
            @Nullable String commandId,
            int events,
            long latest,
            CommitDocument document) {
        this.cid = cid;
        this.aggregateKeys = aggregateKeys;
        this.commandId = commandId;
        this.events = events;
        this.latest = latest;
        this.document = document;
    }

    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    boolean withdraw() {
        return state.compareAndSet(State.WAITING, State.WITHDRAWN);
    }

    /** Gives it the place after {@code end}, and returns the new end. */
    Appender.End placeAfter(Appender.End end, long now) {
        position = end.next();
        at = Math.max(end.at(), now);
        mx = Math.max(end.mx(), latest);
        document.place(position, at, mx);
        return end();
    }

    /** The end of the log once this is stored where it was placed. */
    Appender.End end() {
        return new Appender.End(position + events, at, mx);
    }

    UUID cid() {
        return cid;
    }

    List<String> aggregateKeys() {
        return aggregateKeys;
    }

    @Nullable
    String commandId() {
        return commandId;
    }

    CommitDocument document() {
        return document;
    }

    long position() {
        return position;
    }

    int events() {
        return events;
    }

    /** Completes with the position of its last event. */
    CompletableFuture<Long> done() {
        return done;
    }
}
