package io.trialledger.starter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of the commands that a request has had carried out in its thread, so that it can say what became of it. */
public final class CommandsDone {

    private static final ThreadLocal<@Nullable List<String>> THREAD = new ThreadLocal<>();

    private CommandsDone() {}

    /** Begins to collect in this thread, until the returned scope is closed. */
    public static Scope begin() {
        THREAD.set(new ArrayList<>());
        return THREAD::remove;
    }

    /** Those carried out so far, in their order; none outside of a request. */
    public static List<String> ids() {
        List<String> ids = THREAD.get();
        return ids == null ? List.of() : List.copyOf(ids);
    }

    static void add(String commandId) {
        List<String> ids = THREAD.get();
        if (ids != null) {
            ids.add(commandId);
        }
    }

    /** Ends the collecting. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
