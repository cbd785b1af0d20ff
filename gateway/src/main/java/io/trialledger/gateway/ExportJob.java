package io.trialledger.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An export in this process: what is kept of it, and what is not: the token and the counts. Thread-safe. */
final class ExportJob {

    private final ExportFolder folder;
    private final AtomicLong linesWritten = new AtomicLong();
    private final AtomicLong bytesWritten = new AtomicLong();
    private volatile ExportState state;
    private volatile @Nullable Asker asker;
    private volatile boolean cancelled;

    /** Takes up what is in the folder. */
    ExportJob(ExportFolder folder, ExportState state) throws IOException {
        this.folder = folder;
        this.state = state;
        recount();
    }

    ExportFolder folder() {
        return folder;
    }

    ExportState state() {
        return state;
    }

    ExportOrder order() {
        return state.order();
    }

    /** Replaces what is kept. */
    synchronized void save(ExportState next) throws IOException {
        if (!cancelled) {
            folder.write(next);
            state = next;
        }
    }

    void save(ExportProgress next) throws IOException {
        save(state.with(next));
    }

    /** It stands still from now on, even if that can't be kept. */
    synchronized void pause(ExportState.Reason why, Instant now) throws IOException {
        ExportState paused = state.paused(why, now);
        state = paused;
        save(paused);
    }

    /** In whose name services are asked from now on: the newest token of its owner. */
    void askAs(Asker newest) {
        asker = newest;
    }

    Asker asker() {
        Asker known = asker;
        if (known == null) {
            throw new Refusal(SecurityConfiguration.notAuthenticated("no token"));
        }
        return known;
    }

    /** Nothing is kept any more; what still runs ends at its next step. */
    synchronized void cancel() throws IOException {
        cancelled = true;
        folder.remove();
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** @throws Refusal if it was removed, or the gateway ends */
    void requireWanted() {
        if (cancelled || Thread.currentThread().isInterrupted()) {
            throw new Refusal(Problem.of(HttpStatus.CONFLICT, "EXPORT_STOPPED", "the export was stopped"));
        }
    }

    void count(long lines, long bytes) {
        linesWritten.addAndGet(lines);
        bytesWritten.addAndGet(bytes);
    }

    /** Counts anew from the files: after something was cut off from them. */
    void recount() throws IOException {
        long lines = state.progress().rows();
        for (ExportPlan.Log log : state.plan().logs()) {
            long all = NdjsonFile.lines(folder.files().resolve(log.file()));
            lines += Math.min(log.lines(), Math.max(0, all - 1));
        }
        boolean zipped = Files.exists(folder.zip()) && state.status() == ExportState.Status.DONE;
        linesWritten.set(zipped ? state.plan().lines() : lines);
        bytesWritten.set(zipped || !Files.exists(folder.files()) ? size() : folder.bytes());
    }

    private long size() throws IOException {
        return Files.exists(folder.zip()) ? Files.size(folder.zip()) : 0;
    }

    long linesWritten() {
        return linesWritten.get();
    }

    long bytesWritten() {
        return bytesWritten.get();
    }
}
