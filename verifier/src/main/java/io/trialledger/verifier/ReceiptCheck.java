package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.LogProof;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.ProofException;
import io.trialledger.ledger.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compares one log with the receipts kept by who sent it something. */
final class ReceiptCheck {

    private final Receipts receipts;
    private final String log;
    private final Map<Long, Receipted> receipted;
    private final Set<Long> found = new HashSet<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final ReceiptTally tally;
    private final Findings findings;

    ReceiptCheck(Receipts receipts, String log, Collection<NoteVerifier> keys, ReceiptTally tally, Findings findings) {
        this.receipts = receipts;
        this.log = log;
        this.receipted = receipts.of(log);
        this.tally = tally;
        this.findings = findings;
        receipted.values().stream()
                .sorted(Comparator.comparingLong(one -> one.event().position()))
                .forEach(one -> one.proof().ifPresent(proof -> verify(one, proof, keys)));
    }

    /** The checkpoints of the proofs that hold: the bundle's log must extend each. */
    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** No leaf covers the time of recording: only a receipt shows that it was changed. */
    void check(BundleEvent event, byte[] leaf) {
        if (receipts.isEmpty()) {
            return;
        }
        Receipted one = receipted.get(event.position());
        if (one == null) {
            checkSender(event);
        } else if (compare(one, leaf) && !one.event().eventId().equals(event.eventId())) {
            wrong(one, "the receipt " + one.receipt().id() + " names this event, not " + event.eventId());
        }
        if (one != null && one.receipt().recordedAt().toEpochMilli() != event.at()) {
            wrong(
                    one,
                    "receipted as recorded at " + one.receipt().recordedAt() + ", the bundle says "
                            + Instant.ofEpochMilli(event.at()));
        }
    }

    void check(BundleLine.Hidden line) {
        tally.hidden++;
        Receipted one = receipted.get(line.position());
        if (one != null) {
            compare(one, line.leaf());
        }
    }

    /**
     * The log has ended.
     *
     * @param mustHold whether what a receipt names must be in it; empty if that can't be told
     */
    void end(Function<Receipt, Optional<Boolean>> mustHold) {
        receipted.values().stream()
                .filter(one -> !found.contains(one.event().position()))
                .sorted(Comparator.comparingLong(one -> one.event().position()))
                .forEach(one -> absent(one, mustHold.apply(one.receipt())));
    }

    private void absent(Receipted one, Optional<Boolean> mustHold) {
        if (mustHold.isPresent() && !mustHold.get()) {
            tally.elsewhere++;
            return;
        }
        wrong(
                one,
                "receipted to " + one.receipt().actor() + " at "
                        + one.receipt().recordedAt() + " (receipt "
                        + one.receipt().id() + "), but it isn't in the bundle"
                        + (mustHold.isPresent()
                                ? ""
                                : "; whether it belongs to this part the receipt doesn't tell: only a bundle of the"
                                        + " whole study decides it"));
    }

    private boolean compare(Receipted one, byte[] leaf) {
        boolean firstTime = found.add(one.event().position());
        boolean same = Arrays.equals(leaf, one.event().leaf());
        if (same && firstTime) {
            tally.unchanged++;
        } else if (!same) {
            wrong(
                    one,
                    "not what was receipted to " + one.receipt().actor() + " at "
                            + one.receipt().recordedAt() + " (receipt "
                            + one.receipt().id() + "): another content, another event, or another place");
        }
        return same;
    }

    private void checkSender(BundleEvent event) {
        try {
            Envelope envelope = Envelope.of(event.metadata());
            if (receipts.isUnderTheirName(envelope)) {
                tally.unsent++;
                unsent(event, "stands under the name of " + sender(envelope) + ", but no receipt covers it");
            } else if (receipts.isOfColleague(envelope)) {
                tally.ofColleagues.add(envelope.actor());
                if (receipts.areComplete(envelope.site())) {
                    unsent(
                            event,
                            "stands at the site " + envelope.site() + " under " + sender(envelope)
                                    + ", of whom no receipt was handed in");
                }
            } else if (receipts.isOfPolicy(envelope)) {
                tally.ofPolicies.add(envelope.actor());
            }
        } catch (BundleException e) {
            unsent(event, "its metadata doesn't tell who sent it: " + e.getMessage());
        }
    }

    private static String sender(Envelope envelope) {
        return envelope.actor() + " (" + envelope.organisation() + ", through " + envelope.source() + ")";
    }

    private void unsent(BundleEvent event, String what) {
        findings.add(Finding.at(log, event.position(), event.eventId(), what));
    }

    private void verify(Receipted one, LogProof proof, Collection<NoteVerifier> keys) {
        try {
            Checkpoint checkpoint = proof.verify(one.event().leaf(), keys);
            if (checkpoint.origin().equals(log)) {
                tally.proven++;
                checkpoints.add(checkpoint);
            } else {
                wrong(
                        one,
                        "the proof in the receipt " + one.receipt().id() + " is of another log: "
                                + checkpoint.origin());
            }
        } catch (NoteException | ProofException e) {
            wrong(one, "the proof in the receipt " + one.receipt().id() + " doesn't hold: " + e.getMessage());
        }
    }

    private void wrong(Receipted one, String what) {
        findings.add(Finding.at(log, one.event().position(), one.event().eventId(), what));
    }
}
