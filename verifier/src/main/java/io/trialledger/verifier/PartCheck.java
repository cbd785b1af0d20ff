package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.ProvenEvent;
import io.trialledger.ledger.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a part of a log: chosen events, each with the proof of its place. The signed root comes last, so the roots that the proofs
 * lead to are kept, of which there should be one.
 */
final class PartCheck extends LogCheck {

    private final PartSequences sequences;
    private final ProvenRoots roots = new ProvenRoots();
    private final List<Long> extended = new ArrayList<>();
    private long last = -1;

    PartCheck(BundleLine.PartStart start, LogEvidence evidence, Findings findings) {
        super(start.log(), start.size(), start.vkey(), evidence, findings);
        this.sequences = new PartSequences(evidence.filter());
    }

    @Override
    void accept(ProvenEvent proven) {
        BundleEvent event = proven.event();
        byte[] leaf = place(event);
        Optional<byte[]> root = proven.root(leaf, statedSize);
        if (root.isPresent()) {
            roots.add(root.get(), event);
        } else {
            wrongAt(event, "its inclusion proof is none for its position in a tree of " + Report.count(statedSize));
        }
    }

    @Override
    void accept(BundleEvent event) {
        wrongAt(event, "has no inclusion proof, so nothing shows that it is in the log");
        place(event);
    }

    @Override
    void accept(BundleLine.Hidden line) {
        wrongAt(line.position(), "disclosed by hash only, which says nothing in a part");
    }

    @Override
    void unreadable(String why) {
        wrongAt(last + 1, "unreadable where this position or a later one stood: " + why);
    }

    @Override
    void compare(Checkpoint signed, List<Checkpoint> earlier) {
        roots.others(signed.root())
                .forEach(other -> wrongAt(
                        other.first(),
                        "its inclusion proof doesn't lead to the signed root: altered, moved or never there"
                                + (other.count() == 1
                                        ? ""
                                        : "; the same with the next " + Report.count(other.count() - 1)
                                                + " proofs that lead to the same root")));
        if (roots.uncounted() > 0) {
            wrong("the inclusion proofs of " + Report.count(roots.uncounted())
                    + " more events lead to yet other roots");
        }
        for (Checkpoint handedIn : evidence.handedIn()) {
            compare(handedIn, signed, earlier);
        }
        evidence.ofReceipts().stream()
                .filter(checkpoint -> checkpoint.size() >= signed.size() && !checkpoint.equals(signed))
                .forEach(checkpoint -> wrong(contradicts(checkpoint, signed)));
    }

    @Override
    void end() {
        // everything was compared with the signed root
    }

    @Override
    long size() {
        return statedSize;
    }

    @Override
    Optional<Boolean> mustHold(Receipt receipt) {
        return evidence.filter().mustHold(receipt);
    }

    @Override
    LogReport report() {
        String of = evidence.filter().isNone() ? "" : " of " + evidence.filter();
        StringBuilder line = new StringBuilder(Report.shortName(origin))
                .append(": ")
                .append(Report.events(events()))
                .append(of)
                .append(" out of a log of ")
                .append(Report.count(statedSize))
                .append(", each as it was signed and in its place");
        extended.forEach(size -> line.append("; extends the checkpoint of ").append(Report.count(size)));
        List<String> lines = new ArrayList<>(List.of(line.toString()));
        if (sequences.elsewhere() > 0) {
            lines.add("  " + Report.events(sequences.elsewhere()) + " of aggregates that reach beyond the part lie in"
                    + " between and aren't in it");
        }
        lines.addAll(details());
        return new LogReport(origin, true, statedSize, events(), 0, vkey, extended, lines);
    }

    private byte[] place(BundleEvent event) {
        if (event.position() <= last) {
            wrongAt(event, "stands after position " + Report.count(last) + ": repeated or reordered");
        }
        last = Math.max(last, event.position());
        sequences.check(event).ifPresent(what -> wrongAt(event, what));
        return content(event);
    }

    /** Only a checkpoint that the bundle holds too, or one that covers as much or more, can be compared. */
    private void compare(Checkpoint handedIn, Checkpoint signed, List<Checkpoint> earlier) {
        Optional<Checkpoint> same = earlier.stream()
                .filter(checkpoint -> checkpoint.size() == handedIn.size())
                .findFirst();
        if (handedIn.equals(signed) || same.filter(handedIn::equals).isPresent()) {
            extended.add(handedIn.size());
        } else if (same.isPresent() || handedIn.size() >= signed.size()) {
            wrong(contradicts(handedIn, signed));
        } else {
            wrong("the checkpoint of " + Report.count(handedIn.size())
                    + " events that was handed in can't be compared: a part"
                    + " shows that it extends a checkpoint only if the bundle holds that one with a proof");
        }
    }

    private static String contradicts(Checkpoint older, Checkpoint signed) {
        return older.size() > signed.size()
                ? "cut or rolled back: a checkpoint handed in covers " + Report.count(older.size())
                        + " events, the bundle's closing one " + Report.count(signed.size())
                : "not what it was when the checkpoint of " + Report.count(older.size()) + " events was handed out";
    }
}
