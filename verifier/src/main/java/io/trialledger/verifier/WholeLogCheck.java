package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.ProvenEvent;
import io.trialledger.ledger.Receipt;
import io.trialledger.ledger.RightEdge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a log with a line for every position; remembers the tree's right edge, the open commit and each aggregate's last number. */
final class WholeLogCheck extends LogCheck {

    private static final int HINTS = 5;

    private final OlderCheckpoints older;
    private final RightEdge tree = new RightEdge();
    private final Sequences sequences = new Sequences();
    private final Ranges hidden = new Ranges();
    private final List<Checkpoint> proven = new ArrayList<>();
    private final List<Long> timesGoingBack = new ArrayList<>();
    private byte[] rootAtStatedSize = new byte[0];
    private @Nullable String eventBeyondStatedSize;
    private long next;
    private long unreadable;
    private long lastTimestamp = Long.MIN_VALUE;

    WholeLogCheck(BundleLine.LogStart start, LogEvidence evidence, Findings findings) {
        super(start.log(), start.size(), start.vkey(), evidence, findings);
        this.older = new OlderCheckpoints(Stream.of(
                        evidence.handedIn(),
                        evidence.ofReceipts(),
                        evidence.earlier().signed(evidence.keys()))
                .flatMap(List::stream)
                .toList());
        if (start.from() != 0) {
            wrong("starts at position " + start.from() + " instead of 0");
        }
        checkSizes();
    }

    @Override
    void accept(BundleEvent event) {
        expect(event.position(), event.eventId());
        if (tree.size() + unreadable == statedSize) {
            eventBeyondStatedSize = event.eventId();
        }
        byte[] leaf = content(event);
        sequences.check(event, hidden.count()).ifPresent(what -> wrongAt(event, what));
        if (event.timestamp() < lastTimestamp && timesGoingBack.size() < HINTS) {
            timesGoingBack.add(event.position());
        }
        lastTimestamp = event.timestamp();
        append(leaf);
    }

    @Override
    void accept(ProvenEvent proven) {
        wrongAt(proven.event(), "has a proof of its own, as in a part, but the log is said to be whole");
        accept(proven.event());
    }

    @Override
    void accept(BundleLine.Hidden line) {
        expect(line.position(), null);
        hidden.add(line.position());
        evidence.receipts().check(line);
        append(line.leaf());
    }

    /** It takes its place, so that what follows isn't blamed. */
    @Override
    void unreadable(String why) {
        wrongAt(next, "unreadable: " + why);
        unreadable++;
        next++;
    }

    @Override
    void compare(Checkpoint signed, List<Checkpoint> earlier) {
        long lines = tree.size() + unreadable;
        if (lines < signed.size()) {
            wrongAt(
                    lines,
                    "cut: the bundle has " + Report.count(lines) + " of " + Report.count(signed.size())
                            + " signed events");
        } else if (lines > signed.size()) {
            wrongAt(
                    signed.size(),
                    signed.size() == statedSize ? eventBeyondStatedSize : null,
                    "more than was signed: " + Report.count(lines) + " events, the checkpoint covers "
                            + Report.count(signed.size()));
        }
        if (lines >= signed.size() && unreadable == 0 && !Arrays.equals(rootOf(signed), signed.root())) {
            wrongSomewhere("the root isn't the one that was signed: ", signed.size());
        }
    }

    @Override
    void end() {
        older.remaining().stream()
                .filter(checkpoint -> checkpoint.size() > tree.size() + unreadable)
                .forEach(checkpoint -> wrong("cut or rolled back: a checkpoint "
                        + (isFromBundle(checkpoint) ? "in the bundle" : "handed in") + " covers "
                        + Report.count(checkpoint.size()) + " events, the bundle has " + Report.count(tree.size())));
    }

    @Override
    long size() {
        return next;
    }

    @Override
    Optional<Boolean> mustHold(Receipt receipt) {
        return Optional.of(true);
    }

    @Override
    LogReport report() {
        List<Long> extended = proven.stream()
                .filter(checkpoint -> !isFromBundle(checkpoint))
                .map(Checkpoint::size)
                .toList();
        StringBuilder line =
                new StringBuilder(Report.shortName(origin)).append(": ").append(Report.events(tree.size()));
        if (hidden.count() > 0) {
            line.append(" (").append(Report.count(hidden.count())).append(" by hash only)");
        }
        line.append(", none altered, removed or reordered; signed tree of ").append(Report.count(tree.size()));
        extended.forEach(size -> line.append("; extends the checkpoint of ").append(Report.count(size)));
        List<String> lines = new ArrayList<>(List.of(line.toString()));
        if (hidden.count() > 0) {
            lines.add("  by hash only: positions " + hidden);
        }
        lines.addAll(details());
        return new LogReport(origin, false, statedSize, events(), hidden.count(), vkey, extended, lines);
    }

    private boolean isFromBundle(Checkpoint checkpoint) {
        return !evidence.handedIn().contains(checkpoint)
                && !evidence.ofReceipts().contains(checkpoint);
    }

    private void expect(long position, @Nullable String event) {
        if (position > next) {
            wrongAt(
                    next,
                    position - next == 1
                            ? "missing: position " + position + " stands in its place"
                            : "missing, with all up to " + (position - 1));
        } else if (position < next) {
            wrongAt(position, event, "stands where position " + next + " is expected: inserted, repeated or reordered");
        }
        next = position + 1;
    }

    private void append(byte[] leaf) {
        tree.append(leaf);
        checkSizes();
    }

    private void checkSizes() {
        long size = tree.size();
        if (size == statedSize) {
            rootAtStatedSize = tree.root();
        }
        while (unreadable == 0 && older.waitsFor(size)) {
            Checkpoint checkpoint = older.take();
            if (Arrays.equals(checkpoint.root(), tree.root())) {
                proven.add(checkpoint);
            } else {
                wrongSomewhere(
                        "not what it was when the checkpoint of " + Report.count(size) + " events was handed out: ",
                        size);
            }
        }
    }

    private byte[] rootOf(Checkpoint signed) {
        return signed.size() == statedSize ? rootAtStatedSize : tree.root();
    }

    private void wrongSomewhere(String what, long end) {
        long from = proven.stream().mapToLong(Checkpoint::size).max().orElse(0);
        Finding.Stretch stretch = new Finding.Stretch(from, Math.max(from, end - 1));
        findings.add(Finding.within(origin, stretch, what + somewhere(stretch)));
    }

    private String somewhere(Finding.Stretch stretch) {
        String where = "something from position " + Report.count(stretch.from()) + " to " + Report.count(stretch.to())
                + " was altered, removed, inserted or reordered";
        return timesGoingBack.isEmpty()
                ? where
                : where + " (look first where an event is older than the one before it: position "
                        + String.join(
                                ", ", timesGoingBack.stream().map(Report::count).toList()) + ")";
    }
}
