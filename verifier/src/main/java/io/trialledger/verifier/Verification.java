package io.trialledger.verifier;

import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.Receipt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A bundle's verification, whatever its form: what was handed in from outside, and what was found so far. */
final class Verification {

    final Findings findings = new Findings();
    final List<LogCheck> logs = new ArrayList<>();

    private final List<NoteVerifier> pinned;
    private final List<String> olderNotes;
    private final Receipts receipts;
    private final ReceiptTally tally = new ReceiptTally();

    Verification(
            Collection<NoteVerifier> pinned,
            Collection<String> olderNotes,
            Collection<Receipt> receipts,
            Collection<String> completeSites) {
        this.pinned = List.copyOf(pinned);
        this.olderNotes = List.copyOf(olderNotes);
        this.receipts = new Receipts(receipts, completeSites);
        this.receipts.contradictions().forEach(findings::add);
        this.receipts
                .sitesWithoutAny()
                .forEach(site -> wrong("no receipt of the site " + site + " was handed in, all were said to be"));
    }

    LogCheck begin(BundleLine.LogStart start, BesideLog beside) {
        return begun(new WholeLogCheck(start, evidence(start.log(), beside), findings));
    }

    LogCheck begin(BundleLine.PartStart start, BesideLog beside) {
        return begun(new PartCheck(start, evidence(start.log(), beside), findings));
    }

    private LogCheck begun(LogCheck log) {
        if (logs.stream().anyMatch(other -> other.origin().equals(log.origin()))) {
            log.wrong("appears twice");
        }
        logs.add(log);
        return log;
    }

    private LogEvidence evidence(String log, BesideLog beside) {
        Collection<NoteVerifier> closingKeys = pinned.isEmpty() ? beside.keys() : pinned;
        List<NoteVerifier> keys = Stream.concat(pinned.stream(), beside.keys().stream())
                .distinct()
                .toList();
        ReceiptCheck ofReceipts = new ReceiptCheck(receipts, log, closingKeys, tally, findings);
        return new LogEvidence(
                closingKeys,
                keys,
                handedIn(log, closingKeys),
                ofReceipts.checkpoints(),
                beside.earlier(),
                ofReceipts,
                beside.filter(),
                beside.revealed(),
                beside.told());
    }

    private List<Checkpoint> handedIn(String log, Collection<NoteVerifier> keys) {
        List<Checkpoint> older = new ArrayList<>();
        for (String note : olderNotes) {
            if (Notes.originOf(note).equals(log)) {
                try {
                    older.add(Checkpoint.open(note, keys));
                } catch (NoteException e) {
                    findings.add(Finding.of(
                            log,
                            "the checkpoint handed in isn't signed with "
                                    + (pinned.isEmpty() ? "the bundle's key" : "a key given by --key") + ": "
                                    + e.getMessage()));
                }
            }
        }
        return older;
    }

    /** All logs were read. */
    Report report(String study, List<String> bundle, List<String> ignored) {
        findings.nextLog();
        List<String> present = logs.stream().map(LogCheck::origin).toList();
        olderNotes.stream()
                .map(Notes::originOf)
                .filter(origin -> !present.contains(origin))
                .forEach(origin ->
                        wrong("a checkpoint was handed in for the log " + origin + ", which it doesn't hold"));
        receipts.logs().stream()
                .filter(origin -> !present.contains(origin))
                .forEach(origin ->
                        wrong("there are receipts for events of the log " + origin + ", which it doesn't hold"));
        pinned.stream()
                .filter(key -> !key.cosigns() && !present.contains(key.name()))
                .map(NoteVerifier::name)
                .distinct()
                .forEach(origin -> wrong("a key was given for the log " + origin + ", which it doesn't hold"));
        return new Report(
                study,
                logs.stream().map(LogCheck::report).toList(),
                bundle,
                ignored,
                findings.listed(),
                findings.unlisted(),
                !pinned.isEmpty(),
                receipts.isEmpty() ? List.of() : tally.lines(receipts));
    }

    void wrong(String what) {
        findings.add(Finding.of(what));
    }
}
