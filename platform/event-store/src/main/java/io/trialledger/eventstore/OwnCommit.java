package io.trialledger.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Lets what an event handler dispatches be a commit of its own. Otherwise its events join the commit of the processor's batch: stored
 * only later, all or none, and not once per command id.
 */
public final class OwnCommit {

    private OwnCommit() {}

    /** Calls {@code action} as if no unit of work were under way in this thread. */
    public static <R> R call(Supplier<R> action) {
        Deque<UnitOfWork<?>> suspended = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> unit = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(unit);
            suspended.push(unit);
        }
        try {
            return action.get();
        } finally {
            suspended.forEach(CurrentUnitOfWork::set);
        }
    }
}
