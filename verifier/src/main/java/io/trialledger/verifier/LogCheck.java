package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.RightEdge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks one log, line by line; remembers the tree's right edge, the open commit and each aggregate's last number. */
final class LogCheck {

    private static final int HINTS = 5;

    private final BundleLine.LogStart start;
    private final Collection<NoteVerifier> keys;
    private final OlderCheckpoints older;
    private final ReceiptCheck receipts;
    private final Findings findings;

    private final RightEdge tree = new RightEdge();
    private final Commits commits = new Commits();
    private final Sequences sequences = new Sequences();
    private final List<Long> proven = new ArrayList<>();
    private final List<Long> timesGoingBack = new ArrayList<>();
    private byte[] rootAtStatedSize = new byte[0];
    private @Nullable String eventBeyondStatedSize;
    private long next;
    private long hidden;
    private long unreadable;
    private long lastTimestamp = Long.MIN_VALUE;
    private boolean closed;

    LogCheck(
            BundleLine.LogStart start,
            Collection<NoteVerifier> keys,
            OlderCheckpoints older,
            ReceiptCheck receipts,
            Findings findings) {
        this.start = start;
        this.keys = keys;
        this.older = older;
        this.receipts = receipts;
        this.findings = findings;
        if (start.from() != 0) {
            wrong("starts at position " + start.from() + " instead of 0");
        }
        checkSizes();
    }

    boolean open() {
        return !closed;
    }

    String origin() {
        return start.log();
    }

    void accept(BundleEvent event) {
        expect(event.position(), event.eventId());
        if (tree.size() + unreadable == start.size()) {
            eventBeyondStatedSize = event.eventId();
        }
        byte[] leaf = event.leafHash(start.log());
        if (!Arrays.equals(leaf, event.leaf())) {
            wrongAt(event, "altered: its leaf hash isn't that of its content");
        }
        commits.check(event).ifPresent(what -> wrongAt(event, what));
        sequences.check(event, hidden).ifPresent(what -> wrongAt(event, what));
        receipts.check(event, leaf);
        if (event.timestamp() < lastTimestamp && timesGoingBack.size() < HINTS) {
            timesGoingBack.add(event.position());
        }
        lastTimestamp = event.timestamp();
        append(leaf);
    }

    void accept(BundleLine.Hidden line) {
        expect(line.position(), null);
        hidden++;
        receipts.check(line);
        append(line.leaf());
    }

    /** A line that can't be read takes its place, so that what follows isn't blamed. */
    void unreadable(String why) {
        wrongAt(next, "unreadable: " + why);
        unreadable++;
        next++;
    }

    void close(BundleLine.Close line) {
        closed = true;
        commits.checkEnd(next).ifPresent(this::wrong);
        try {
            compare(Checkpoint.open(line.checkpoint(), keys));
        } catch (NoteException e) {
            wrong("the closing checkpoint doesn't hold: " + e.getMessage());
        }
        older.remaining().stream()
                .filter(checkpoint -> checkpoint.size() > tree.size() + unreadable)
                .forEach(checkpoint -> wrong("cut or rolled back: a checkpoint handed in covers "
                        + Report.count(checkpoint.size()) + " events, the bundle has " + Report.count(tree.size())));
        receipts.end();
    }

    /** The log ended without its checkpoint. */
    void cutOff() {
        closed = true;
        wrongAt(next, "cut off here: the closing checkpoint and what should come before it are missing");
        receipts.end();
    }

    Report.Log summary() {
        return new Report.Log(start.log(), tree.size(), hidden, start.vkey(), proven);
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
        if (size == start.size()) {
            rootAtStatedSize = tree.root();
        }
        while (unreadable == 0 && older.waitsFor(size)) {
            Checkpoint checkpoint = older.take();
            if (Arrays.equals(checkpoint.root(), tree.root())) {
                proven.add(size);
            } else {
                wrong("not what it was when the checkpoint of " + Report.count(size) + " events was handed out: "
                        + somewhere(size));
            }
        }
    }

    private void compare(Checkpoint signed) {
        if (!signed.origin().equals(start.log())) {
            wrong("closed by the checkpoint of another log: " + signed.origin());
            return;
        }
        if (signed.size() != start.size()) {
            wrong("the log says it has " + Report.count(start.size()) + " events, its checkpoint covers "
                    + Report.count(signed.size()));
        }
        long lines = tree.size() + unreadable;
        if (lines < signed.size()) {
            wrongAt(
                    lines,
                    "cut: the bundle has " + Report.count(lines) + " of " + Report.count(signed.size())
                            + " signed events");
        } else if (lines > signed.size()) {
            wrongAt(
                    signed.size(),
                    signed.size() == start.size() ? eventBeyondStatedSize : null,
                    "more than was signed: " + Report.count(lines) + " events, the checkpoint covers "
                            + Report.count(signed.size()));
        }
        if (lines >= signed.size() && unreadable == 0 && !Arrays.equals(rootOf(signed), signed.root())) {
            wrong("the root isn't the one that was signed: " + somewhere(signed.size()));
        }
    }

    private byte[] rootOf(Checkpoint signed) {
        return signed.size() == start.size() ? rootAtStatedSize : tree.root();
    }

    private String somewhere(long end) {
        long from = proven.stream().mapToLong(Long::longValue).max().orElse(0);
        String where = "something from position " + Report.count(from) + " to " + Report.count(Math.max(from, end - 1))
                + " was altered, removed, inserted or reordered";
        return timesGoingBack.isEmpty()
                ? where
                : where + " (look first where an event is older than the one before it: position "
                        + String.join(
                                ", ", timesGoingBack.stream().map(Report::count).toList()) + ")";
    }

    private void wrong(String what) {
        findings.add(Finding.of(start.log(), what));
    }

    private void wrongAt(BundleEvent event, String what) {
        wrongAt(event.position(), event.eventId(), what);
    }

    private void wrongAt(long position, String what) {
        wrongAt(position, null, what);
    }

    private void wrongAt(long position, @Nullable String event, String what) {
        findings.add(
                event == null
                        ? Finding.at(start.log(), position, what)
                        : Finding.at(start.log(), position, event, what));
    }
}
