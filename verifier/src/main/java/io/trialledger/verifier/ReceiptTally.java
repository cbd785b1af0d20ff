package io.trialledger.verifier;

import java.util.ArrayList;
import java.util.List;

/** Counts what the receipts showed, over all logs of a bundle. */
final class ReceiptTally {

    long unchanged;
    long proven;
    long unsent;
    long hidden;

    /** The answers to "is all there and unchanged?" and "is there anything we did not send?" */
    List<String> lines(Receipts receipts) {
        long events = receipts.logs().stream()
                .mapToLong(log -> receipts.of(log).size())
                .sum();
        String names = Finding.printable(
                String.join(", ", receipts.actors().stream().sorted().toList()));
        List<String> lines = new ArrayList<>();
        lines.add("Receipts: " + Report.count(receipts.count()) + " for " + events(events) + " sent by " + names + ": "
                + (unchanged == events ? "all there and unchanged" : Report.count(unchanged) + " there and unchanged")
                + "; " + Report.count(proven) + " proven by the log's signature.");
        lines.add((unsent == 0
                        ? "No other event stands under these names."
                        : events(unsent) + (unsent == 1 ? " stands" : " stand")
                                + " under these names without a receipt.")
                + (hidden == 0
                        ? ""
                        : " " + events(hidden)
                                + " disclosed by hash only: who sent them can't be told from the bundle."));
        return lines;
    }

    private static String events(long count) {
        return Report.count(count) + (count == 1 ? " event" : " events");
    }
}
