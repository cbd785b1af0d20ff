package io.trialledger.starter;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tries dead letters again in the background, so that what failed for want of something heals by itself. */
class DeadLetterRetry implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRetry.class);
    private static final int MOST_SEQUENCES_A_ROUND = 100;

    private final Configuration axon;
    private final Duration every;
    private volatile ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    DeadLetterRetry(Configuration axon, Duration every) {
        this.axon = axon;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "dead-letters");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::retryAll, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    private void retryAll() {
        axon.eventProcessingConfiguration().eventProcessors().keySet().forEach(this::retry);
    }

    private void retry(String group) {
        try {
            axon.eventProcessingConfiguration()
                    .sequencedDeadLetterProcessor(group)
                    .ifPresent(letters -> {
                        for (int sequence = 0; sequence < MOST_SEQUENCES_A_ROUND && letters.processAny(); sequence++) {
                            LOG.info("a dead letter of {} was handled", group);
                        }
                    });
        } catch (RuntimeException e) {
            LOG.warn(
                    "dead letters of {} could not be tried: {}",
                    group,
                    e.getClass().getName());
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
