package io.trialledger.starter.ledger;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.MerkleProof;
import io.trialledger.ledger.ProvenEvent;
import io.trialledger.ledger.TileReader;
import io.trialledger.ledger.TileTree;
import java.util.List;

/** Proves events, one after the other, to be in the tree of one checkpoint. Not thread-safe. */
class ProvenEvents {

    private final Checkpoint closing;
    private final TileTree tree;

    ProvenEvents(Checkpoint closing, TileReader tiles) {
        this.closing = closing;
        this.tree = new TileTree(closing.size(), new CachedTiles(tiles));
    }

    /** @throws Contradiction if the event is not the one that was signed */
    ProvenEvent prove(BundleEvent event) {
        List<byte[]> proof = tree.inclusionProof(event.position(), closing.size());
        if (!MerkleProof.included(event.leaf(), event.position(), closing.size(), closing.root(), proof)) {
            throw new Contradiction("the event at position " + event.position() + " is not the one that was signed");
        }
        return new ProvenEvent(event, proof);
    }
}
