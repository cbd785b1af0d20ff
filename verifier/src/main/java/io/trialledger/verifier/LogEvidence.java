package io.trialledger.verifier;

import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteVerifier;
import java.util.Collection;
import java.util.List;

/**
 * What a log is compared with.
 *
 * @param closingKeys that may sign its closing checkpoint
 * @param keys that may sign its earlier ones
 * @param handedIn checkpoints from outside
 * @param ofReceipts checkpoints from receipts
 * @param earlier checkpoints that stand in the bundle
 * @param filter of a part; of a whole log the study alone
 */
record LogEvidence(
        Collection<NoteVerifier> closingKeys,
        Collection<NoteVerifier> keys,
        List<Checkpoint> handedIn,
        List<Checkpoint> ofReceipts,
        EarlierCheckpoints earlier,
        ReceiptCheck receipts,
        Filter filter,
        Revealed revealed,
        ToldLog told) {}
