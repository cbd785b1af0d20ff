package io.trialledger.ledger;

import java.nio.ByteBuffer;

/** Leaf hashes that differ from each other. */
final class Leaves {

    private Leaves() {}

    static byte[] leaf(int i) {
        return Hash.leaf(ByteBuffer.allocate(4).putInt(i).array());
    }

    static MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(leaf(i));
        }
        return tree;
    }
}
