package io.trialledger.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param study as the bundle names it
 * @param logs one entry for each log that was read
 * @param bundle what is to be said of an inspection bundle as a whole, in plain words; empty for the short form
 * @param ignored files beside an inspection bundle's that operating systems put there; they were not looked at
 * @param findings nothing here means verified
 * @param unlisted further findings beyond those listed
 * @param pinned whether the keys were given from outside; else they came with the bundle itself
 * @param receipts what the receipts showed, in plain words; empty if there were none
 */
public record Report(
        String study,
        List<LogReport> logs,
        List<String> bundle,
        List<String> ignored,
        List<Finding> findings,
        long unlisted,
        boolean pinned,
        List<String> receipts) {

    private static final List<String> PART = List.of(
            "A part shows that each of its events stands in the signed log, unaltered and at its position, and that no"
                    + " aggregate of its site or subject lacks an event before its last one here.",
            "It doesn't show that nothing was left out: not the last events of an aggregate, and not a whole aggregate."
                    + " Only a bundle of the whole study does.");

    public Report {
        logs = List.copyOf(logs);
        bundle = List.copyOf(bundle);
        ignored = List.copyOf(ignored);
        findings = List.copyOf(findings);
        receipts = List.copyOf(receipts);
    }

    /** Whether every check held. */
    public boolean verified() {
        return findings.isEmpty();
    }

    /**
     * The first bad event: of the findings that name a position the lowest one in the first log that has any; if none has, the first
     * finding that says between which it lies.
     */
    public Optional<Finding> first() {
        return firstPlace()
                .or(() -> findings.stream()
                        .filter(finding -> finding.within().isPresent())
                        .findFirst());
    }

    private Optional<Finding> firstPlace() {
        return logs.stream()
                .map(LogReport::origin)
                .flatMap(origin -> findings.stream()
                        .filter(finding -> finding.position().isPresent()
                                && finding.log().equals(Optional.of(Finding.printable(origin))))
                        .min(Comparator.comparingLong(
                                finding -> finding.position().getAsLong()))
                        .stream())
                .findFirst();
    }

    /** The report in plain words, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Study " + Finding.printable(study));
        if (!ignored.isEmpty()) {
            lines.add(SystemFiles.line(ignored));
        }
        if (verified()) {
            logs.forEach(log -> lines.addAll(log.lines()));
            if (logs.stream().anyMatch(LogReport::part)) {
                lines.addAll(PART);
            }
            lines.addAll(receipts);
            lines.addAll(bundle);
            lines.add(keys());
            lines.add(
                    "Recording times were checked to follow the order; each event's own time is what the signature covers.");
            lines.add("VERIFIED");
        } else {
            findings.forEach(finding -> lines.add(finding.toString()));
            if (unlisted > 0) {
                lines.add("and " + count(unlisted) + " more");
            }
            lines.addAll(receipts);
            lines.add("NOT VERIFIED: " + count(findings.size() + unlisted)
                    + (findings.size() + unlisted == 1 ? " finding" : " findings")
                    + first().map(finding -> "; the first bad place is " + finding.place())
                            .orElse(""));
        }
        return lines;
    }

    private String keys() {
        if (pinned) {
            return "Every closing checkpoint is signed with a key given by --key.";
        }
        List<String> keys =
                logs.stream().map(log -> Finding.printable(log.key())).toList();
        return "The signing keys were taken from the bundle itself: this shows that the bundle is whole, not who signed it."
                + " Compare the keys with those you were given, or pin them: --key " + String.join(" --key ", keys);
    }

    static String shortName(String origin) {
        return Finding.printable(origin.substring(origin.lastIndexOf('/') + 1));
    }

    static String events(long count) {
        return count(count) + (count == 1 ? " event" : " events");
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
