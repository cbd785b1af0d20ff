package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.ProvenEvent;
import io.trialledger.ledger.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks one log of a bundle, line by line: what whole logs and parts have in common. */
abstract class LogCheck {

    private static final long NANOS = 1_000_000_000L;

    final String origin;
    final long statedSize;
    final String vkey;
    final LogEvidence evidence;
    final Findings findings;

    private final Commits commits = new Commits();
    private List<Checkpoint> earlier = List.of();
    private long events;
    private @Nullable BundleEvent last;
    private boolean closed;

    LogCheck(String origin, long statedSize, String vkey, LogEvidence evidence, Findings findings) {
        this.origin = origin;
        this.statedSize = statedSize;
        this.vkey = vkey;
        this.evidence = evidence;
        this.findings = findings;
    }

    final String origin() {
        return origin;
    }

    final boolean open() {
        return !closed;
    }

    final void accept(BundleLine line) {
        if (line instanceof BundleEvent event) {
            accept(event);
        } else if (line instanceof ProvenEvent event) {
            accept(event);
        } else if (line instanceof BundleLine.Hidden hidden) {
            accept(hidden);
        } else if (line instanceof BundleLine.Close close) {
            close(close);
        } else {
            wrong("a line that has no place within a log");
        }
    }

    abstract void accept(BundleEvent event);

    abstract void accept(ProvenEvent event);

    abstract void accept(BundleLine.Hidden line);

    /** A line that can't be read. */
    abstract void unreadable(String why);

    /** Compares with the closing checkpoint, which is signed and of this log. */
    abstract void compare(Checkpoint signed, List<Checkpoint> proven);

    /** The log has ended, with its checkpoint or without. */
    abstract void end();

    /** How many positions the log has, as far as that can be told from its lines. */
    abstract long size();

    /** Whether the event that a receipt names must be here; empty if that can't be told. */
    abstract Optional<Boolean> mustHold(Receipt receipt);

    /** What is to be said of it. */
    abstract LogReport report();

    /** What is checked of every event that is disclosed. Gives its leaf hash. */
    final byte[] content(BundleEvent event) {
        byte[] leaf = event.leafHash(origin);
        if (!Arrays.equals(leaf, event.leaf())) {
            wrongAt(event, "altered: its leaf hash isn't that of its content");
        }
        commits.check(event).ifPresent(what -> wrongAt(event, what));
        evidence.filter().check(event).ifPresent(what -> wrongAt(event, what));
        evidence.receipts().check(event, leaf);
        evidence.revealed().pass(event);
        evidence.told().pass(event);
        events++;
        last = event;
        return leaf;
    }

    /** The log ended without its checkpoint. */
    final void cutOff() {
        wrongAt(size(), "cut off here: the closing checkpoint and what should come before it are missing");
        finish();
    }

    /** What else is to be said of a log in which nothing is wrong. */
    final List<String> details() {
        List<String> details = new ArrayList<>();
        BundleEvent event = last;
        if (event != null) {
            details.add("  the last event here happened at " + time(event) + checkpoints());
        }
        details.addAll(evidence.revealed().lines());
        return details;
    }

    private String checkpoints() {
        if (earlier.size() < 2) {
            return "";
        }
        return "; all " + Report.count(earlier.size()) + " checkpoints in the bundle hold, the first of "
                + Report.events(earlier.get(0).size());
    }

    final long events() {
        return events;
    }

    private static Instant time(BundleEvent event) {
        return Instant.ofEpochSecond(Math.floorDiv(event.timestamp(), NANOS), Math.floorMod(event.timestamp(), NANOS));
    }

    private void close(BundleLine.Close line) {
        commits.checkEnd(size()).ifPresent(this::wrong);
        try {
            Checkpoint signed = Checkpoint.open(line.checkpoint(), evidence.closingKeys());
            if (signed.origin().equals(origin)) {
                if (signed.size() != statedSize) {
                    wrong("the log says it has " + Report.count(statedSize) + " events, its checkpoint covers "
                            + Report.count(signed.size()));
                }
                earlier = evidence.earlier().check(signed, evidence.keys(), findings);
                compare(signed, earlier);
            } else {
                wrong("closed by the checkpoint of another log: " + signed.origin());
            }
        } catch (NoteException e) {
            wrong("the closing checkpoint doesn't hold: " + e.getMessage());
        }
        end();
        finish();
    }

    private void finish() {
        closed = true;
        evidence.receipts().end(this::mustHold);
        evidence.revealed().end();
        evidence.told().end();
    }

    final void wrong(String what) {
        findings.add(Finding.of(origin, what));
    }

    final void wrongAt(BundleEvent event, String what) {
        wrongAt(event.position(), event.eventId(), what);
    }

    final void wrongAt(long position, String what) {
        wrongAt(position, null, what);
    }

    final void wrongAt(long position, @Nullable String event, String what) {
        findings.add(event == null ? Finding.at(origin, position, what) : Finding.at(origin, position, event, what));
    }
}
