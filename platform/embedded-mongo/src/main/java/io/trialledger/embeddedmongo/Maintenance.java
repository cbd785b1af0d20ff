package io.trialledger.embeddedmongo;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the file small: small commits leave chunks that are mostly out of date; a few of them are rewritten each second that has commands. */
final class Maintenance implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Maintenance.class);
    private static final int FILL_RATE_PERCENT = 60;
    private static final int BYTES_EACH_TIME = 2 * 1024 * 1024;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "embedded-mongo-maintenance");
        thread.setDaemon(true);
        return thread;
    });
    private final Store store;
    private final GroupCommit commit;
    private long commitsSeen;

    Maintenance(Store store, GroupCommit commit) {
        this.store = store;
        this.commit = commit;
        var unused = timer.scheduleWithFixedDelay(this::compact, 1, 1, TimeUnit.SECONDS);
    }

    private void compact() {
        try {
            boolean idle = commit.commits() == commitsSeen;
            if (!idle && commit.alone(() -> store.compact(FILL_RATE_PERCENT, BYTES_EACH_TIME))) {
                commit.write(() -> true);
            }
            commitsSeen = commit.commits();
        } catch (RuntimeException e) {
            log.error("compacting the file failed; it grows until this is mended", e);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(30, TimeUnit.SECONDS)) {
                log.warn("compacting the file has not ended within 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
