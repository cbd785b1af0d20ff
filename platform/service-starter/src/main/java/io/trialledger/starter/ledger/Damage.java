package io.trialledger.starter.ledger;

import com.mongodb.MongoException;
import io.trialledger.eventstore.LogBroken;
import io.trialledger.eventstore.OutcomeUnknown;
import io.trialledger.eventstore.StoreUnavailable;
import io.trialledger.ledger.NoteException;
import org.jspecify.annotations.Nullable;

/** Tells a log that is damaged from a database that is away: the one is an alarm, the other is asked again. */
final class Damage {

    private Damage() {}

    /**
     * What to throw when something that was signed could not be read.
     *
     * @param what was being read, for example {@code position 7}
     * @return {@code e} itself if the database was away; else a {@link Contradiction}
     */
    static RuntimeException in(String what, RuntimeException e) {
        if (e instanceof Contradiction || isAway(e)) {
            return e;
        }
        return new Contradiction(
                e instanceof LogBroken broken
                        ? String.valueOf(broken.getMessage())
                        : what + " can't be read as it was signed: " + why(e));
    }

    /** True if the database did not answer, which says nothing about the log. */
    static boolean isAway(RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoException
                    || cause instanceof StoreUnavailable
                    || cause instanceof OutcomeUnknown) {
                return true;
            }
        }
        return false;
    }

    /** Only messages known to be safe to show. */
    private static String why(RuntimeException e) {
        return e instanceof NoteException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }
}
