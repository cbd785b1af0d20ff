package io.trialledger.acceptance.pilot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Several sites work at once. */
final class Parallel {

    private static final int AT_ONCE = 12;

    private Parallel() {}

    /** Ends with the first failure. */
    static <T> void each(Collection<T> all, Consumer<T> act) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(pool);
        List<T> tasks = new ArrayList<>(all);
        try {
            tasks.forEach(one -> running.submit(() -> act.accept(one), null));
            for (int i = 0; i < tasks.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
