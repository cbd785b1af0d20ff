package io.trialledger.verifier;

import io.trialledger.ledger.LogProof;
import io.trialledger.ledger.Receipt;
import java.util.Optional;

/** One event of a receipt. */
record Receipted(Receipt receipt, int index) {

    Receipt.Event event() {
        return receipt.events().get(index);
    }

    Optional<LogProof> proof() {
        return receipt.isProven() ? Optional.of(receipt.proofs().get(index)) : Optional.empty();
    }
}
