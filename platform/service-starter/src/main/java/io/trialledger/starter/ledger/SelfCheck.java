package io.trialledger.starter.ledger;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.Tile;
import io.trialledger.ledger.TileTree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the whole log again and again, computes each leaf from the stored bytes and compares it with the tiles, and the tiles
 * with what was signed. At the first difference it raises the alarm, which stays until the process is started anew.
 */
class SelfCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
    /** Events between two breaths, 2,000 a second at most, so that it never keeps the database from those who work. */
    private static final int AT_ONCE = 500;

    private static final Duration BREATH = Duration.ofMillis(250);

    private final EventLog log;
    private final String origin;
    private final SignedCheckpoints checkpoints;
    private final Tiles tiles;
    private final Duration rest;
    private final Clock clock;
    private volatile View view = new View(null, null, 0, null);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    SelfCheck(EventLog log, String origin, SignedCheckpoints checkpoints, Tiles tiles, Duration rest, Clock clock) {
        this.log = log;
        this.origin = origin;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.rest = rest;
        this.clock = clock;
    }

    /**
     * How the check stands.
     *
     * @param startedAt of the present or last round
     * @param finishedAt of the last whole round; null before the first
     * @param events that the last whole round found unchanged
     * @param alarm names the first difference; null if there is none
     */
    record View(
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long events,
            @Nullable String alarm) {}

    View view() {
        return view;
    }

    Optional<String> alarm() {
        return Optional.ofNullable(view.alarm());
    }

    /** One round: compares what is signed now. */
    void round() throws InterruptedException {
        Optional<SignedCheckpoints.Stored> signed = checkpoints.newest();
        if (signed.isEmpty() || view.alarm() != null) {
            return;
        }
        Instant started = clock.instant();
        view = new View(started, view.finishedAt(), view.events(), null);
        Optional<String> difference = difference(signed.get().checkpoint());
        if (difference.isPresent()) {
            LOG.error("ALARM: {}: {}", origin, difference.get());
            view = new View(started, view.finishedAt(), view.events(), difference.get());
        } else {
            view = new View(started, clock.instant(), signed.get().checkpoint().size(), null);
        }
    }

    private Optional<String> difference(Checkpoint signed) throws InterruptedException {
        long position = 0;
        byte[] leaves = {};
        while (position < signed.size()) {
            long end = Math.min(signed.size(), position + AT_ONCE);
            try (Stream<StoredEvent> events = log.events(position, end)) {
                for (Iterator<StoredEvent> each = events.iterator(); each.hasNext(); position++) {
                    StoredEvent event = each.next();
                    int within = (int) (event.position() % Tile.FULL);
                    if (within == 0) {
                        leaves = tiles.read(Tile.of(0, event.position() / Tile.FULL, signed.size()));
                    }
                    if (!same(event, leaves, within)) {
                        return Optional.of("position " + event.position() + ", event " + event.eventId()
                                + ": the stored bytes are not those that were signed");
                    }
                }
            }
            if (position < end) {
                return Optional.of("position " + position + ": the event that was signed is missing");
            }
            Thread.sleep(BREATH.toMillis());
        }
        return Arrays.equals(new TileTree(signed.size(), tiles).root(), signed.root())
                ? Optional.empty()
                : Optional.of("the tiles do not give the signed root of " + signed.size() + " events");
    }

    private boolean same(StoredEvent event, byte[] leaves, int within) {
        byte[] leaf = event.leafData(origin).leafHash();
        return Arrays.equals(leaf, event.leafHash())
                && Arrays.equals(leaf, 0, leaf.length, leaves, within * leaf.length, (within + 1) * leaf.length);
    }

    private void rounds() {
        while (running) {
            try {
                round();
                Thread.sleep(rest.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("the log's check begins anew: {}", e.getClass().getName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(Math.max(1_000, rest.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = new Thread(this::rounds, "self-check");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
