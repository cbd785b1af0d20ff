package io.trialledger.starter;

import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The rows changed in the current unit of work that are not written yet. */
final class RowBuffers {

    private static final String RESOURCE = RowBuffers.class.getName();

    private final Set<RowBuffer> dirty = new LinkedHashSet<>();

    static RowBuffers current() {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        return work.getOrComputeResource(RESOURCE, key -> {
            RowBuffers made = new RowBuffers();
            work.onPrepareCommit(w -> made.writeAll());
            return made;
        });
    }

    /**
     * Writes what the current unit of work has changed. Called before a token is stored: Axon stores it in the same phase,
     * ahead of whatever a handler registers.
     */
    static void writeCurrent() {
        CurrentUnitOfWork.ifStarted(work -> {
            RowBuffers buffers = work.getResource(RESOURCE);
            if (buffers != null) {
                buffers.writeAll();
            }
        });
    }

    /** Drops what the event being handled has changed: its handler failed, and it will be handled again as a dead letter. */
    static void forgetCurrentEvent() {
        CurrentUnitOfWork.ifStarted(work -> {
            RowBuffers buffers = work.getResource(RESOURCE);
            if (buffers != null && work.getMessage() instanceof TrackedEventMessage<?> event) {
                buffers.dirty.forEach(buffer -> buffer.forget(Position.of(event.trackingToken())));
            }
        });
    }

    void add(RowBuffer buffer) {
        dirty.add(buffer);
    }

    private void writeAll() {
        dirty.forEach(RowBuffer::write);
        dirty.clear();
    }
}
