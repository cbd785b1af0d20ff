package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleReader;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole bundle in one pass. Memory: one line, a hash for every power of two, a number for every aggregate, and the
 * receipts. For one bundle; not thread-safe.
 */
public final class BundleVerifier {

    private final List<NoteVerifier> pinned;
    private final List<String> olderNotes;
    private final Receipts receipts;
    private final ReceiptTally tally = new ReceiptTally();
    private final Findings findings = new Findings();
    private final List<LogCheck> logs = new ArrayList<>();
    private BundleLine.@Nullable Start start;
    private boolean ended;

    /**
     * A verification without receipts.
     *
     * @param pinned keys known from outside; if there are any, every log must be signed with one of them
     * @param olderNotes signed checkpoints handed out before, which the logs must extend
     */
    public BundleVerifier(Collection<NoteVerifier> pinned, Collection<String> olderNotes) {
        this(pinned, olderNotes, List.of());
    }

    /**
     * A verification.
     *
     * @param pinned as above
     * @param olderNotes as above
     * @param receipts of everything that their actors sent: what they name must be in the bundle, and nothing else may stand under
     *     their actors' names, or under their site and organisation if a system sent it
     */
    public BundleVerifier(
            Collection<NoteVerifier> pinned, Collection<String> olderNotes, Collection<Receipt> receipts) {
        this.pinned = List.copyOf(pinned);
        this.olderNotes = List.copyOf(olderNotes);
        this.receipts = new Receipts(receipts);
        this.receipts.contradictions().forEach(findings::add);
    }

    /**
     * Reads {@code bundle} to its end and reports. Whatever is wrong with the bundle is in the report.
     *
     * @throws IOException if the stream itself fails
     */
    public Report verify(InputStream bundle) throws IOException {
        BundleReader reader = new BundleReader(bundle);
        boolean more = true;
        while (more) {
            try {
                Optional<BundleLine> line = reader.next();
                more = line.isPresent();
                line.ifPresent(this::accept);
            } catch (BundleException e) {
                openLog()
                        .ifPresentOrElse(
                                log -> log.unreadable(String.valueOf(e.getMessage())),
                                () -> wrong("line " + reader.lineNumber() + ": " + e.getMessage()));
            }
        }
        finish();
        return new Report(
                start == null ? "unknown" : start.study(),
                logs.stream().map(LogCheck::summary).toList(),
                findings.listed(),
                findings.unlisted(),
                !pinned.isEmpty(),
                receipts.isEmpty() ? List.of() : tally.lines(receipts));
    }

    private void accept(BundleLine line) {
        if (ended) {
            wrong("something follows the last line");
        } else if (line instanceof BundleLine.Start first) {
            if (start != null || !logs.isEmpty()) {
                wrong("a first line that isn't the first");
            }
            start = first;
        } else if (line instanceof BundleLine.LogStart log) {
            begin(log);
        } else if (line instanceof BundleLine.End end) {
            ended = true;
            if (end.logs() != logs.size()) {
                wrong("has " + logs.size() + " logs, its last line says " + end.logs());
            }
        } else {
            openLog().ifPresentOrElse(log -> pass(line, log), () -> wrong("an event or checkpoint outside any log"));
        }
    }

    private static void pass(BundleLine line, LogCheck log) {
        if (line instanceof BundleEvent event) {
            log.accept(event);
        } else if (line instanceof BundleLine.Hidden hidden) {
            log.accept(hidden);
        } else if (line instanceof BundleLine.Close close) {
            log.close(close);
        }
    }

    private void begin(BundleLine.LogStart log) {
        openLog().ifPresent(LogCheck::cutOff);
        findings.nextLog();
        if (logs.stream().anyMatch(other -> other.origin().equals(log.log()))) {
            findings.add(Finding.of(log.log(), "appears twice"));
        }
        Collection<NoteVerifier> keys = keysFor(log);
        ReceiptCheck ofReceipts = new ReceiptCheck(receipts, log.log(), keys, tally, findings);
        List<Checkpoint> older = new ArrayList<>(olderOf(log, keys));
        older.addAll(ofReceipts.checkpoints());
        logs.add(new LogCheck(log, keys, new OlderCheckpoints(older), ofReceipts, findings));
    }

    private Collection<NoteVerifier> keysFor(BundleLine.LogStart log) {
        if (!pinned.isEmpty()) {
            return pinned;
        }
        try {
            return List.of(NoteVerifier.parse(log.vkey()));
        } catch (NoteException e) {
            findings.add(Finding.of(log.log(), "its key can't be read: " + e.getMessage()));
            return List.of();
        }
    }

    private List<Checkpoint> olderOf(BundleLine.LogStart log, Collection<NoteVerifier> keys) {
        List<Checkpoint> older = new ArrayList<>();
        for (String note : olderNotes) {
            if (Notes.originOf(note).equals(log.log())) {
                try {
                    older.add(Checkpoint.open(note, keys));
                } catch (NoteException e) {
                    findings.add(Finding.of(
                            log.log(),
                            "the checkpoint handed in isn't signed with "
                                    + (pinned.isEmpty() ? "the bundle's key" : "a key given by --key") + ": "
                                    + e.getMessage()));
                }
            }
        }
        return older;
    }

    private void finish() {
        openLog().ifPresent(LogCheck::cutOff);
        findings.nextLog();
        List<String> present = logs.stream().map(LogCheck::origin).toList();
        if (start == null) {
            wrong("has no first line of the bundle format");
        } else if (!start.logs().equals(present)) {
            wrong("its first line names the logs " + start.logs() + ", it holds " + present);
        }
        if (!ended) {
            wrong("cut off: its last line is missing");
        }
        olderNotes.stream()
                .map(Notes::originOf)
                .filter(origin -> !present.contains(origin))
                .forEach(origin ->
                        wrong("a checkpoint was handed in for the log " + origin + ", which it doesn't hold"));
        receipts.logs().stream()
                .filter(origin -> !present.contains(origin))
                .forEach(origin ->
                        wrong("there are receipts for events of the log " + origin + ", which it doesn't hold"));
    }

    private Optional<LogCheck> openLog() {
        return logs.isEmpty()
                ? Optional.empty()
                : Optional.of(logs.get(logs.size() - 1)).filter(LogCheck::open);
    }

    private void wrong(String what) {
        findings.add(Finding.of(what));
    }
}
