package io.trialledger.verifier;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Something that isn't as it was signed.
 *
 * @param log the log's origin; empty if it concerns the bundle as a whole
 * @param position the place in the log; empty if it concerns the log as a whole
 * @param event identifier of the event that stands or should stand there; empty if none is known
 * @param what in plain words
 * @param within the places between which it lies, if no more is known
 */
public record Finding(
        Optional<String> log, OptionalLong position, Optional<String> event, String what, Optional<Stretch> within) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /**
     * Some positions.
     *
     * @param from the first
     * @param to the last
     */
    public record Stretch(long from, long to) {}

    public Finding {
        log = log.map(Finding::printable);
        event = event.map(Finding::printable);
        what = printable(what);
    }

    static Finding at(String log, long position, String event, String what) {
        return new Finding(Optional.of(log), OptionalLong.of(position), Optional.of(event), what, Optional.empty());
    }

    static Finding at(String log, long position, String what) {
        return new Finding(Optional.of(log), OptionalLong.of(position), Optional.empty(), what, Optional.empty());
    }

    static Finding of(String log, String what) {
        return new Finding(Optional.of(log), OptionalLong.empty(), Optional.empty(), what, Optional.empty());
    }

    static Finding within(String log, Stretch stretch, String what) {
        return new Finding(Optional.of(log), OptionalLong.empty(), Optional.empty(), what, Optional.of(stretch));
    }

    static Finding of(String what) {
        return new Finding(Optional.empty(), OptionalLong.empty(), Optional.empty(), what, Optional.empty());
    }

    /** A bundle is written by others: nothing in it may steer the terminal. */
    static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    /** Log, position and event, as far as they are known. */
    String place() {
        StringBuilder place = new StringBuilder(log.map(Report::shortName).orElse("bundle"));
        if (position.isPresent()) {
            place.append(", position ").append(Report.count(position.getAsLong()));
        }
        within.ifPresent(stretch -> place.append(", between position ")
                .append(Report.count(stretch.from()))
                .append(" and ")
                .append(Report.count(stretch.to())));
        event.ifPresent(id -> place.append(", event ").append(id));
        return place.toString();
    }

    /** The line to print. */
    @Override
    public String toString() {
        return (within.isEmpty() ? place() : log.map(Report::shortName).orElse("bundle")) + ": " + what;
    }
}
