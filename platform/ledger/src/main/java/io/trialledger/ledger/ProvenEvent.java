package io.trialledger.ledger;

import java.util.List;
import java.util.Optional;

/**
 * An event of a part of a log, with the proof that it stands at its position.
 *
 * @param proof the inclusion proof (RFC 6962 section 2.1.1, from the leaf up) of the event's leaf in the closing checkpoint's tree
 */
public record ProvenEvent(BundleEvent event, List<byte[]> proof) implements BundleLine {

    public ProvenEvent {
        proof = List.copyOf(proof);
    }

    /**
     * The root that the proof leads to in a tree of {@code size} leaves from {@code leafHash}, this event's recomputed one: if it is
     * the signed root, the event is proven. Empty if it is no proof for this position and size.
     */
    public Optional<byte[]> root(byte[] leafHash, long size) {
        return MerkleProof.root(leafHash, event.position(), size, proof);
    }
}
