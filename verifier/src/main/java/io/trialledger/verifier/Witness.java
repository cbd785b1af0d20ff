package io.trialledger.verifier;

import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.ConsistencyProof;
import io.trialledger.ledger.Cosigner;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.ProofException;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Cosigns a log's checkpoints, each only if it extends the last one it cosigned: so that a log that shows two histories can't have
 * both cosigned. The first checkpoint of a log is taken as it is.
 */
final class Witness {

    /** Gives the consistency proof between two sizes, when it is needed. */
    interface Proofs {
        Optional<ConsistencyProof> between(long oldSize, long newSize) throws IOException;
    }

    /**
     * What was cosigned.
     *
     * @param note with the cosignature
     * @param extended what it was shown to extend; empty if it is the first of its log
     */
    record Cosigned(String note, Checkpoint checkpoint, Optional<Checkpoint> extended) {}

    private final Cosigner key;
    private final Collection<NoteVerifier> logKeys;
    private final WitnessState state;

    Witness(Cosigner key, Collection<NoteVerifier> logKeys, WitnessState state) {
        this.key = key;
        this.logKeys = logKeys;
        this.state = state;
    }

    /**
     * Verifies, stores and gives the cosigned note, in this order.
     *
     * @throws WitnessRefusal if the note isn't signed by the log, or isn't shown to extend the last one
     * @throws IOException if a proof or the state can't be read or written; nothing was cosigned then
     */
    Cosigned cosign(String note, Proofs proofs, Instant now) throws IOException {
        Checkpoint checkpoint = open(note);
        Optional<Checkpoint> last = state.last(checkpoint.origin(), key);
        if (last.isPresent()) {
            requireExtended(last.get(), checkpoint, proofs);
        }
        String cosigned = key.cosign(note, now);
        state.store(checkpoint.origin(), cosigned);
        return new Cosigned(cosigned, checkpoint, last);
    }

    private Checkpoint open(String note) {
        try {
            return Checkpoint.open(note, logKeys);
        } catch (NoteException e) {
            throw new WitnessRefusal("this isn't a checkpoint signed with the log's key: " + e.getMessage());
        }
    }

    private static void requireExtended(Checkpoint last, Checkpoint checkpoint, Proofs proofs) throws IOException {
        String sizes = "cosigned before: " + Report.count(last.size()) + " events, now shown: "
                + Report.count(checkpoint.size());
        if (checkpoint.size() < last.size()) {
            throw new WitnessRefusal("the log was rolled back, or an old checkpoint shown again (" + sizes + ")");
        }
        if (checkpoint.size() == last.size()) {
            if (!checkpoint.equals(last)) {
                throw new WitnessRefusal("the log has TWO HISTORIES of " + Report.count(last.size())
                        + " events: keep both notes, together they prove it");
            }
            return;
        }
        Optional<ConsistencyProof> proof = proofs.between(last.size(), checkpoint.size());
        if (proof.isEmpty()) {
            throw new WitnessRefusal("a proof is needed that the log only grew: --consistency (" + sizes + ")");
        }
        try {
            proof.get().verify(last, checkpoint);
        } catch (ProofException e) {
            throw new WitnessRefusal("the log isn't shown to have only grown (" + sizes + "): " + e.getMessage());
        }
    }
}
