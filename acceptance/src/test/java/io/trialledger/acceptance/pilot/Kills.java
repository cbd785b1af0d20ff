package io.trialledger.acceptance.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.acceptance.RunningTrialLedger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** Kills every process once with {@code kill -9}, one after the other, while the replay goes on. */
final class Kills {

    private final RunningTrialLedger running;
    private final int tasks;
    private final Semaphore done = new Semaphore(0);
    private final FutureTask<Void> work = new FutureTask<>(this::killAll, null);

    /** @param tasks how many make up the replay; the kills are spread evenly over them */
    Kills(RunningTrialLedger running, int tasks) {
        this.running = running;
        this.tasks = tasks;
    }

    void begin() {
        Thread killer = new Thread(work, "killer");
        killer.setDaemon(true);
        killer.start();
    }

    /** To be called as each task of the replay ends. */
    void taskDone() {
        done.release();
    }

    private void killAll() {
        int share = tasks / (running.processes().size() + 1);
        int taken = 0;
        for (String process : running.processes()) {
            done.acquireUninterruptibly(share);
            taken += share;
            assertThat(tasks - taken - done.availablePermits())
                    .as("tasks not yet done when " + process + " is killed")
                    .isPositive();
            running.killAndAwait(process);
        }
    }

    /** Returns when all have been killed and are back. */
    void await() throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a killed process: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
