package io.trialledger.messaging;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names this module's threads, so that a thread dump tells what they are for. */
final class Threads {

    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private Threads() {}

    static ThreadFactory daemon(String name) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Runs {@code task} again and again; a failure is logged and does not end it. */
    @SuppressWarnings("FutureReturnValueIgnored") // what the future would tell is logged
    static void repeat(ScheduledExecutorService executor, Duration period, Runnable task) {
        executor.scheduleAtFixedRate(guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs {@code task} once, after a while; a failure is logged. */
    @SuppressWarnings("FutureReturnValueIgnored") // what the future would tell is logged
    static void later(ScheduledExecutorService executor, long millis, Runnable task) {
        executor.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A background task failed", e);
            }
        };
    }
}
