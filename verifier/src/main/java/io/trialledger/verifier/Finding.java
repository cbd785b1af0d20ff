package io.trialledger.verifier;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that isn't as it was signed.
 *
 * @param log the log's origin; empty if it concerns the bundle as a whole
 * @param position the place in the log; empty if it concerns the log as a whole
 * @param event identifier of the event that stands or should stand there; empty if none is known
 * @param what in plain words
 */
public record Finding(Optional<String> log, OptionalLong position, Optional<String> event, String what) {

    public Finding {
        log = log.map(Finding::printable);
        event = event.map(Finding::printable);
        what = printable(what);
    }

    static Finding at(String log, long position, String event, String what) {
        return new Finding(Optional.of(log), OptionalLong.of(position), Optional.of(event), what);
    }

    static Finding at(String log, long position, String what) {
        return new Finding(Optional.of(log), OptionalLong.of(position), Optional.empty(), what);
    }

    static Finding of(String log, String what) {
        return new Finding(Optional.of(log), OptionalLong.empty(), Optional.empty(), what);
    }

    static Finding of(String what) {
        return new Finding(Optional.empty(), OptionalLong.empty(), Optional.empty(), what);
    }

    /** A bundle is written by others: nothing in it may steer the terminal. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    /** Log, position and event, as far as they are known. */
    String place() {
        StringBuilder place = new StringBuilder(log.map(Report::shortName).orElse("bundle"));
        if (position.isPresent()) {
            place.append(", position ").append(Report.count(position.getAsLong()));
        }
        event.ifPresent(id -> place.append(", event ").append(id));
        return place.toString();
    }

    /** The line to print. */
    @Override
    public String toString() {
        return place() + ": " + what;
    }
}
