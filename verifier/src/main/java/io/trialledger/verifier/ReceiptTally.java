package io.trialledger.verifier;

import java.util.ArrayList;
import java.util.List;

/** Counts what the receipts showed, over all logs of a bundle. */
final class ReceiptTally {

    long unchanged;
    long proven;
    long unsent;
    long hidden;

    /** Receipted events of another study or site than the part. */
    long elsewhere;

    /** At receipted sites under the receipted organisation. */
    final EventCounts ofColleagues = new EventCounts();

    /** At receipted sites. */
    final EventCounts ofPolicies = new EventCounts();

    /** The answers to "is all there and unchanged?" and "is there anything we did not send?" */
    List<String> lines(Receipts receipts) {
        long events = receipts.logs().stream()
                .mapToLong(log -> receipts.of(log).size())
                .sum();
        String names = Finding.printable(
                String.join(", ", receipts.actors().stream().sorted().toList()));
        List<String> lines = new ArrayList<>();
        lines.add("Receipts: " + Report.count(receipts.count()) + " for " + Report.events(events) + " sent by " + names
                + ": "
                + (unchanged == events && elsewhere == 0
                        ? "all there and unchanged"
                        : Report.count(unchanged) + " there and unchanged")
                + "; " + Report.count(proven) + " proven by the log's signature.");
        lines.add((unsent == 0
                        ? "No other event stands under these names."
                        : Report.events(unsent) + (unsent == 1 ? " stands" : " stand")
                                + " under these names without a receipt.")
                + (hidden == 0
                        ? ""
                        : " " + Report.events(hidden)
                                + " disclosed by hash only: who sent them can't be told from the bundle."));
        if (!ofColleagues.isEmpty()) {
            lines.add("At your sites under your organisation also: " + ofColleagues
                    + ", of whom no receipt was handed in.");
        }
        if (!ofPolicies.isEmpty()) {
            lines.add("At your sites by policies, which get no receipts: " + ofPolicies + ".");
        }
        if (elsewhere > 0) {
            lines.add(Report.events(elsewhere) + " with a receipt " + (elsewhere == 1 ? "isn't" : "aren't")
                    + " in this part: of another study or site, as the "
                    + (elsewhere == 1 ? "receipt says." : "receipts say."));
        }
        return lines;
    }
}
