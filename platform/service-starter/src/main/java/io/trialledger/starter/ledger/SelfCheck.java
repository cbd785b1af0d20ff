package io.trialledger.starter.ledger;

import com.mongodb.MongoServerException;
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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the whole log again and again, computes each leaf from the stored bytes and compares it with the tiles, and the tiles
 * with what was signed; recorded times, which no leaf holds, as far as they can contradict what is. At the first difference it raises the alarm, which stays until the process is started anew.
 */
class SelfCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
    /** Events between two breaths, 2,000 a second at most, so that it never keeps the database from those who work. */
    private static final int AT_ONCE = 500;

    private static final Duration BREATH = Duration.ofMillis(250);
    private static final Duration LONGEST_SECOND_LOOK = Duration.ofSeconds(2);

    /** More than anybody sets a clock back in the moment between the making of an event and its recording. */
    private static final Duration CLOCK_SET_BACK = Duration.ofDays(1);

    /** MongoDB's InternalError, UnknownError and InvalidBSON. */
    private static final Set<Integer> CAN_NOT_READ = Set.of(1, 8, 22);

    private final EventLog log;
    private final String origin;
    private final SignedCheckpoints checkpoints;
    private final Tiles tiles;
    private final Duration rest;
    private final Duration secondLook;
    private final Clock clock;
    /** What was signed last, as far as this process has ever known. */
    private Optional<Checkpoint> anchored = Optional.empty();
    /** What the present round compares with; no older. */
    private Optional<Checkpoint> newest = Optional.empty();

    /** When the last compared event was recorded, in milliseconds. */
    private long recordedAt;

    private volatile View view = new View(null, null, 0, null);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    SelfCheck(EventLog log, String origin, SignedCheckpoints checkpoints, Tiles tiles, Duration rest, Clock clock) {
        this.log = log;
        this.origin = origin;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.rest = rest;
        this.secondLook = rest.compareTo(LONGEST_SECOND_LOOK) < 0 ? rest : LONGEST_SECOND_LOOK;
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
        if (view.alarm() != null) {
            return;
        }
        Instant started = clock.instant();
        try {
            sure("the newest checkpoint", this::readNewest);
            if (newest.isPresent()) {
                view = new View(started, view.finishedAt(), view.events(), null);
                compare(newest.get());
                view = new View(started, clock.instant(), newest.get().size(), null);
            }
        } catch (Contradiction e) {
            LOG.error("ALARM: {}: {}", origin, e.getMessage());
            view = new View(started, view.finishedAt(), view.events(), e.getMessage());
        }
    }

    private void readNewest() {
        anchored = checkpoints
                .anchored()
                .filter(last -> anchored.stream().noneMatch(known -> known.size() > last.size()))
                .or(() -> anchored);
        newest = checkpoints.newestSince(anchored).map(SignedCheckpoints.Stored::checkpoint);
    }

    private void compare(Checkpoint signed) throws InterruptedException {
        recordedAt = 0;
        for (long from = 0; from < signed.size(); from += AT_ONCE) {
            long first = from;
            long end = Math.min(signed.size(), from + AT_ONCE);
            sure(
                    "position " + first,
                    () -> compareAtOnce(first, end, signed),
                    () -> compareOneByOne(first, end, signed));
            Thread.sleep(BREATH.toMillis());
        }
        sure("the tree of " + signed.size() + " events", () -> compareRoots(signed));
    }

    private void compareAtOnce(long from, long end, Checkpoint signed) {
        long position = from;
        long at = recordedAt;
        byte[] leaves = {};
        try (Stream<StoredEvent> events = log.events(from, end)) {
            for (Iterator<StoredEvent> each = events.iterator(); each.hasNext(); position++) {
                if (position == from || position % Tile.FULL == 0) {
                    leaves = leaves(position, signed);
                }
                StoredEvent event = each.next();
                requireSame(event, leaves);
                at = requireNoEarlier(event, at);
            }
        }
        if (position < end) {
            throw missing(position);
        }
        recordedAt = at;
    }

    private void compareOneByOne(long from, long end, Checkpoint signed) {
        for (long each = from; each < end; each++) {
            long position = each;
            try {
                StoredEvent event = log.at(position).orElseThrow(() -> missing(position));
                requireSame(event, leaves(position, signed));
                recordedAt = requireNoEarlier(event, recordedAt);
            } catch (RuntimeException e) {
                throw damage("position " + position, e);
            }
        }
    }

    private byte[] leaves(long position, Checkpoint signed) {
        return tiles.read(Tile.of(0, position / Tile.FULL, signed.size()));
    }

    private void requireSame(StoredEvent event, byte[] leaves) {
        byte[] leaf = event.leafData(origin).leafHash();
        int within = (int) (event.position() % Tile.FULL) * leaf.length;
        if (!Arrays.equals(leaf, event.leafHash())
                || !Arrays.equals(leaf, 0, leaf.length, leaves, within, within + leaf.length)) {
            throw new Contradiction("position " + event.position() + ", event " + event.eventId()
                    + ": the stored bytes are not those that were signed");
        }
    }

    /**
     * The recorded time is in no leaf; but it never goes back from one position to the next, and no event was made after it was
     * recorded: its own time, which is signed, is of the same clock moments before.
     *
     * @return when {@code event} was recorded
     */
    private static long requireNoEarlier(StoredEvent event, long before) {
        long itsOwn = event.timestampNanos() / 1_000_000;
        if (event.at() < before || event.at() < itsOwn - CLOCK_SET_BACK.toMillis()) {
            throw new Contradiction("position " + event.position() + ", event " + event.eventId()
                    + ": the stored recorded time is earlier than it can have been");
        }
        return event.at();
    }

    private static Contradiction missing(long position) {
        return new Contradiction("position " + position + ": the event that was signed is missing");
    }

    private void compareRoots(Checkpoint signed) {
        TileTree tree = new TileTree(signed.size(), tiles);
        for (Checkpoint each :
                Stream.concat(Stream.of(signed), anchored.stream()).toList()) {
            if (!Arrays.equals(tree.rootAt(each.size()), each.root())) {
                throw new Contradiction("the tiles do not give the signed root of " + each.size() + " events");
            }
        }
    }

    private void sure(String what, Runnable look) throws InterruptedException {
        sure(what, look, look);
    }

    /**
     * Looks once more, and {@code closer}, at what seems wrong: a database that has just got another primary may answer with what
     * it knew a moment before.
     *
     * @throws Contradiction if it still is
     */
    private void sure(String what, Runnable look, Runnable closer) throws InterruptedException {
        try {
            look.run();
            return;
        } catch (RuntimeException e) {
            if (Damage.isAway(e) && !canNotRead(e)) {
                throw e;
            }
        }
        Thread.sleep(secondLook.toMillis());
        try {
            closer.run();
        } catch (RuntimeException e) {
            throw damage(what, e);
        }
    }

    /** As {@link Damage#in}; and a server that can read something else, but not this, has something damaged there. */
    private RuntimeException damage(String what, RuntimeException e) {
        if (!canNotRead(e)) {
            return Damage.in(what, e);
        }
        checkpoints.anchored();
        return new Contradiction(what + " can't be read as it was signed: not even by the database");
    }

    private static boolean canNotRead(RuntimeException e) {
        return e instanceof MongoServerException answered && CAN_NOT_READ.contains(answered.getCode());
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
