package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.flip;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static io.trialledger.verifier.Trial.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.LogProof;
import io.trialledger.ledger.MerkleTree;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receipts that carry the log's signature. */
class ReceiptProofsTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);
    private final List<Receipt> receipts = receiptsOfBothLogs();

    @Test
    void proofs_are_verified_and_their_checkpoints_extended() {
        List<Receipt> proven = receipts.stream()
                .map(receipt -> receipt.events().get(0).log().equals(ENROLLMENT) ? trial.proven(receipt, 40) : receipt)
                .toList();
        Report report = Trial.verify(trial.bundle(), pinned, proven);

        assertThat(report.findings()).isEmpty();
        assertThat(report.logs().get(0).olderCheckpoints()).containsExactly(40L);
        assertThat(report.lines()).anyMatch(line -> line.endsWith("10 proven by the log's signature."));
    }

    /** All of it made anew by someone with database and key: only what was handed out before tells. */
    @Test
    void a_history_made_anew_contradicts_the_checkpoint_of_any_proof() {
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(2, Trial.rehashed(flip(trial, 2, "payload", 3), ENROLLMENT));
        List<BundleLine> lines = trial.bundle(forged, Trial.checkpoint(forged, trial.enrollmentKey, EVENTS));
        List<Receipt> proven = new ArrayList<>(receipts);
        proven.set(1, trial.proven(receipts.get(1), 9));

        assertThat(what(Trial.verify(lines, pinned, proven)))
                .containsExactly(
                        "not what it was when the checkpoint of 9 events was handed out: something from position"
                                + " 0 to 8 was altered, removed, inserted or reordered");
    }

    @Test
    void a_proof_that_does_not_hold_is_found() {
        NoteSigner other = NoteSigner.generate(ENROLLMENT);
        Receipt receipt = receipts.get(1);
        Receipt proven = trial.proven(receipt, 40);
        Receipt byAnotherKey = receipt.with(List.of(
                new LogProof(7, proven.proofs().get(0).hashes(), Trial.checkpoint(trial.enrollment, other, 40))));
        Receipt ofAnotherLog = receipt.with(List.of(
                new LogProof(7, proven.proofs().get(0).hashes(), Trial.checkpoint(trial.visits, trial.visitsKey, 40))));

        assertThat(receipt.events().get(0).position()).isEqualTo(7);
        assertThat(what(Trial.verify(trial.bundle(), pinned, replaced(1, byAnotherKey))))
                .singleElement()
                .asString()
                .startsWith("the proof in the receipt r-7 doesn't hold: no verifiable signature");
        assertThat(what(Trial.verify(trial.bundle(), pinned, replaced(1, ofAnotherLog))))
                .singleElement()
                .asString()
                .startsWith("the proof in the receipt r-7 doesn't hold: this leaf isn't leaf 7 of the 40");
    }

    @Test
    void a_proof_of_another_log_is_found() {
        BundleEvent elsewhere = trial.visits.get(7);
        MerkleTree tree = new MerkleTree();
        trial.visits.forEach(event -> tree.append(event.leaf()));
        Receipt receipt = Trial.receipt(ENROLLMENT, elsewhere)
                .with(List.of(new LogProof(
                        7, tree.inclusionProof(7, 40), Trial.checkpoint(trial.visits, trial.visitsKey, 40))));

        assertThat(what(Trial.verify(trial.bundle(), pinned, replaced(1, receipt))))
                .contains("the proof in the receipt r-7 is of another log: " + Trial.VISITS);
    }

    private List<Receipt> receiptsOfBothLogs() {
        List<Receipt> both = new ArrayList<>(Trial.receipts(ENROLLMENT, trial.enrollment));
        both.addAll(Trial.receipts(Trial.VISITS, trial.visits));
        return both;
    }

    private List<Receipt> replaced(int index, Receipt receipt) {
        List<Receipt> all = new ArrayList<>(receipts);
        all.set(index, receipt);
        return all;
    }
}
