package io.trialledger.verifier;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that isn't as it was signed.
 *
 * @param log the log's origin; empty if it concerns the bundle as a whole
 * @param position the place in the log; empty if it concerns the log as a whole
 * @param what in plain words
 */
public record Finding(Optional<String> log, OptionalLong position, String what) {

    public Finding {
        log = log.map(Finding::printable);
        what = printable(what);
    }

    static Finding at(String log, long position, String what) {
        return new Finding(Optional.of(log), OptionalLong.of(position), what);
    }

    static Finding of(String log, String what) {
        return new Finding(Optional.of(log), OptionalLong.empty(), what);
    }

    static Finding of(String what) {
        return new Finding(Optional.empty(), OptionalLong.empty(), what);
    }

    /** A bundle is written by others: nothing in it may steer the terminal. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    /** The line to print. */
    @Override
    public String toString() {
        String place = log.map(Report::shortName).orElse("bundle");
        if (position.isPresent()) {
            place += ", position " + Report.count(position.getAsLong());
        }
        return place + ": " + what;
    }
}
