package io.trialledger.starter;

import io.trialledger.model.RuleViolated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How far this service has read the logs it knows: its own, and those streamed from others. Thread-safe. */
public class Positions {

    private static final Duration POLL = Duration.ofMillis(5);
    private static final String VECTOR = "[a-z0-9-]+=-?\\d{1,18}(,[a-z0-9-]+=-?\\d{1,18})*";

    private final String ownLog;
    private final Map<String, KnownLog> logs = new LinkedHashMap<>();
    private final Clock clock;
    private final Duration wait;

    Positions(String ownLog, List<KnownLog> logs, Clock clock, Duration wait) {
        this.ownLog = ownLog;
        logs.forEach(log -> this.logs.put(log.name(), log));
        this.clock = clock;
        this.wait = wait;
    }

    /** Name of this service's own log. */
    public String ownLog() {
        return ownLog;
    }

    /** Names of the logs this service reads, its own first. */
    public Set<String> logs() {
        return Collections.unmodifiableSet(logs.keySet());
    }

    /** For each log, the last position that all its projections and policies have handled; -1 for none. */
    public Map<String, Long> covered() {
        Map<String, Long> covered = new TreeMap<>();
        logs.forEach((name, log) -> covered.put(name, log.covered()));
        return covered;
    }

    /** As {@link #covered()} for one log; {@code Long.MAX_VALUE} for a log this service does not read. */
    public long covered(String log) {
        return known(log).map(KnownLog::covered).orElse(Long.MAX_VALUE);
    }

    /** The last position known to exist in a log; -1 for none. */
    public long head(String log) {
        return known(log).map(KnownLog::head).orElse(-1L);
    }

    /**
     * Waits up to 2 seconds until {@code covered(log)} is at least {@code position}.
     *
     * @throws NotYetKnown if it is not by then
     */
    public void await(String log, long position) {
        awaitUnless(log, position, deadline(), () -> false);
    }

    /**
     * Waits up to 2 seconds in all until every one of these positions is covered; a log this service does not read is passed over.
     *
     * @param field names in a refusal where the positions came from
     * @throws RuleViolated {@code MALFORMED} if a log does not go that far: nobody can have seen such a position
     * @throws NotYetKnown if they are not covered by then, or a log's owner can't be asked how far it goes
     */
    public void awaitAll(Map<String, Long> positions, String field) {
        positions.forEach((name, position) -> known(name).ifPresent(log -> {
            boolean exists = position <= log.covered() || position <= log.head() || position <= log.freshHead();
            RuleViolated.unless(exists, StarterRule.MALFORMED, field, name + " does not go up to " + position);
        }));
        long deadline = deadline();
        positions.forEach((name, position) -> awaitUnless(name, position, deadline, () -> false));
    }

    /**
     * Waits until this service has read all that is in the log now; so that "no such thing" can be said for certain.
     *
     * @throws NotYetKnown if it has not within 2 seconds, or the log's owner can't be asked
     */
    public void catchUp(String log) {
        known(log).ifPresent(known -> await(log, known.freshHead()));
    }

    /**
     * As {@link #catchUp(String)}, but returns as soon as {@code enough} holds, for example because a row that was missed has come.
     *
     * @throws NotYetKnown if it does not hold and not all was read within 2 seconds, or the log's owner can't be asked
     */
    public void catchUpUnless(String log, BooleanSupplier enough) {
        Optional<KnownLog> known = known(log);
        if (known.isEmpty() || enough.getAsBoolean()) {
            return;
        }
        awaitUnless(log, known.get().freshHead(), deadline(), enough);
    }

    /**
     * Looks for something; if it is not there, catches up with the named logs (with all it reads if none is named) and looks
     * again while that goes on. So "no such thing" is never said by a service that is behind. A log this service does not read
     * is passed over. The 2 seconds are for all logs together.
     *
     * @param look asked often while this waits; must not change anything
     * @return what was found; empty only if it is not in any of these logs
     * @throws NotYetKnown if it was not found and not all was read within 2 seconds, or a log's owner can't be asked
     */
    public <T> Optional<T> findAfterCatchUp(Supplier<Optional<T>> look, String... logs) {
        Optional<T> found = look.get();
        if (found.isPresent()) {
            return found;
        }
        long deadline = deadline();
        for (String log : logs.length == 0 ? this.logs.keySet() : List.of(logs)) {
            long head = known(log).map(KnownLog::freshHead).orElse(-1L);
            while (covered(log) < head) {
                pause(log, head, deadline);
                found = look.get();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return look.get();
    }

    private void awaitUnless(String log, long position, long deadline, BooleanSupplier enough) {
        while (covered(log) < position) {
            if (enough.getAsBoolean()) {
                return;
            }
            pause(log, position, deadline);
        }
    }

    private void pause(String log, long position, long deadline) {
        if (System.nanoTime() - deadline > 0) {
            throw new NotYetKnown(log + " is read up to " + covered(log) + " here, not yet to " + position);
        }
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotYetKnown("interrupted while waiting");
        }
    }

    private long deadline() {
        return System.nanoTime() + wait.toNanos();
    }

    /**
     * The state asked for by {@code ?asOf=}.
     *
     * @param text an ISO 8601 instant, or a position vector such as {@code enrollment=12,visits=40} that names this service's own log;
     *     another log that it leaves out counts up to the moment the last event counted of the own log was recorded
     * @throws RuleViolated {@code MALFORMED} or {@code AS_OF_AHEAD}
     */
    public AsOf asOf(String text) {
        return asOf(text, "asOf");
    }

    /** As {@link #asOf(String)}; {@code field} names in a refusal where the text came from. */
    public AsOf asOf(String text, String field) {
        return text.matches(VECTOR) ? ofVector(text, field) : ofTime(text, field);
    }

    /** The state that everything here has reached by now, as a point of the past that stays the same. */
    public AsOf now() {
        return new AsOf(covered(), clock.instant());
    }

    /** Reads a vector such as {@code enrollment=12,visits=40}. */
    public static Map<String, Long> parse(String vector) {
        if (!vector.matches(VECTOR)) {
            throw new RuleViolated(StarterRule.MALFORMED, "a position vector is log=position, separated by commas");
        }
        Map<String, Long> positions = new LinkedHashMap<>();
        for (String entry : vector.split(",", -1)) {
            String[] logAndPosition = entry.split("=", 2);
            positions.merge(logAndPosition[0], Long.valueOf(logAndPosition[1]), Math::max);
        }
        return positions;
    }

    /** Writes what {@link #parse} reads. */
    public static String format(Map<String, Long> positions) {
        return new TreeMap<>(positions)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    /** True if more is known to be in a log than has been read here, or its owner has not been heard of for a while. */
    public boolean behind(String log) {
        return known(log)
                .map(known -> known.isSilent() || known.covered() < known.head())
                .orElse(false);
    }

    private AsOf ofVector(String text, String field) {
        Map<String, Long> named = parse(text);
        Long own = named.get(ownLog);
        if (own == null) {
            throw new RuleViolated(StarterRule.MALFORMED, field, "names no position of " + ownLog);
        }
        awaitOrAhead(ownLog, own, field);
        Optional<Instant> recorded = known(ownLog).flatMap(log -> log.recordedAt(own));
        Map<String, Long> positions = new LinkedHashMap<>();
        logs.forEach((name, log) -> positions.put(
                name,
                Optional.ofNullable(named.get(name))
                        .or(() -> recorded.map(log::positionAt))
                        .orElse(-1L)));
        positions.forEach((name, position) -> awaitOrAhead(name, position, field));
        return new AsOf(positions, recorded.orElse(null));
    }

    private AsOf ofTime(String text, String field) {
        Instant time;
        try {
            time = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new RuleViolated(StarterRule.MALFORMED, field, "an instant such as 2026-03-01T12:00:00Z");
        }
        if (time.isAfter(clock.instant())) {
            throw new RuleViolated(StarterRule.AS_OF_AHEAD, field, time + " is in the future");
        }
        Map<String, Long> positions = new LinkedHashMap<>();
        logs.forEach((name, log) -> positions.put(name, log.positionAt(time)));
        positions.forEach((name, position) -> awaitOrAhead(name, position, field));
        return new AsOf(positions, time);
    }

    private void awaitOrAhead(String log, long position, String field) {
        try {
            await(log, position);
        } catch (NotYetKnown e) {
            throw new RuleViolated(StarterRule.AS_OF_AHEAD, field, log + " is read up to " + covered(log) + " here");
        }
    }

    private Optional<KnownLog> known(String log) {
        return Optional.ofNullable(logs.get(log));
    }
}
