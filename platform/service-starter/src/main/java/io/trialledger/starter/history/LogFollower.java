package io.trialledger.starter.history;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.LogBroken;
import io.trialledger.eventstore.StoredCommit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the log commit by commit, as stored, in a thread of its own, and never skips: what it can't take it tries again. What it
 * leaves behind must stand being done twice.
 */
public abstract class LogFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final int COMMITS_A_TIME = 500;

    /** Only for what another process appends and the store's own tail has not told of. */
    private static final long POLL_MILLIS = 500;

    private static final long PAUSE_MILLIS = 1_000;

    private final String name;
    private final EventLog log;
    private final Semaphore appended = new Semaphore(0);
    private volatile long covered = -1;
    private boolean atBoundary;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    protected LogFollower(String name, EventLog log) {
        this.name = name;
        this.log = log;
    }

    /** To be called when there is more in the log; returns at once. */
    public final void wake() {
        appended.release();
    }

    /** Where it had come to before this process began; -1 for nowhere. */
    protected abstract long resume();

    /** Takes whole commits, in order; durable when it returns. */
    protected abstract void take(List<StoredCommit> commits);

    /**
     * Takes what it knows without reading it, whole commits from {@code from} on.
     *
     * @return the position after the last event it took, {@code from} if it took none
     */
    protected long takeKnown(long from) {
        return from;
    }

    /** For how long it lets appends gather before it reads on: a log that grows quickly is read in a few long pages. */
    protected Duration gathering() {
        return Duration.ZERO;
    }

    /** Called now and then while there is nothing to take. */
    protected void idle() {}

    /** Called when something failed; false if it stays behind for good, as it does when the log is broken. */
    protected boolean triesAgainAfter(RuntimeException failure) {
        return !(failure instanceof LogBroken);
    }

    /** Called when it has been stopped. */
    protected void stopped() {}

    /** Last position it has handled, -1 for none. */
    public final long coveredTo() {
        return covered;
    }

    /** Waits up to {@code patience} until it has handled {@code position}; false if it has not. */
    public final boolean await(long position, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (covered < position) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public final synchronized void start() {
        running = true;
        thread = new Thread(this::follow, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        boolean resumed = false;
        while (running) {
            try {
                if (!resumed) {
                    covered = resume();
                    atBoundary = false;
                    resumed = true;
                }
                int taken = catchUp();
                if (taken > 0) {
                    if (taken < COMMITS_A_TIME) {
                        Thread.sleep(gathering().toMillis());
                    }
                    continue;
                }
                if (appended.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    appended.drainPermits();
                } else {
                    idle();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running && !triesAgainAfter(e)) {
                    LOG.error("{} stops: the log is broken", name);
                    return;
                }
                if (running) {
                    LOG.warn(
                            "{} will try again after position {}: {}",
                            name,
                            covered,
                            e.getClass().getName());
                    resumed = false;
                    rest();
                }
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes what is there next; returns how many commits that were. */
    private int catchUp() {
        long known = takeKnown(covered + 1);
        if (known > covered + 1) {
            covered = known - 1;
            atBoundary = true;
            return 1;
        }
        List<StoredCommit> commits =
                atBoundary ? log.readFromBoundary(covered + 1, COMMITS_A_TIME) : log.read(covered + 1, COMMITS_A_TIME);
        if (!commits.isEmpty()) {
            take(commits);
            covered = commits.get(commits.size() - 1).next() - 1;
            atBoundary = true;
        }
        return commits.size();
    }

    @Override
    public final synchronized void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopped();
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
