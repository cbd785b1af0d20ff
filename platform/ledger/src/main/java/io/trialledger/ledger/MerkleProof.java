package io.trialledger.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks proofs with nothing but hashes in hand. Anything malformed is simply not a proof: false, never an exception. */
public final class MerkleProof {

    private MerkleProof() {}

    /**
     * Whether {@code proof} shows that {@code leafHash} is leaf {@code index} (0-based) of the tree with that size and root; the
     * algorithm of RFC 9162 section 2.1.3.2.
     */
    public static boolean included(byte[] leafHash, long index, long treeSize, byte[] root, List<byte[]> proof) {
        return root(leafHash, index, treeSize, proof)
                .filter(found -> Arrays.equals(found, root))
                .isPresent();
    }

    /**
     * The root of the tree of {@code treeSize} leaves in which {@code proof} leads up from {@code leafHash} as leaf {@code index}
     * (0-based): {@link #included} compares it. Empty if it is no proof for that leaf and size.
     */
    static Optional<byte[]> root(byte[] leafHash, long index, long treeSize, List<byte[]> proof) {
        if (index < 0 || index >= treeSize || !hashes(proof, leafHash)) {
            return Optional.empty();
        }
        long first = index;
        long last = treeSize - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((first & 1) == 1 || first == last) {
                hash = Hash.node(sibling, hash);
                while ((first & 1) == 0 && first != 0) {
                    first >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            first >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /**
     * Whether {@code proof} shows that the new tree extends the old one; the algorithm of RFC 9162 section 2.1.4.2. An empty old
     * tree proves nothing about a larger one: false.
     */
    public static boolean consistent(long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
        if (oldSize < 0 || oldSize > newSize || !hashes(proof, oldRoot) || newRoot.length != Hash.BYTES) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty()
                    && Arrays.equals(oldRoot, newRoot)
                    && (oldSize > 0 || Arrays.equals(oldRoot, Hash.emptyTree()));
        }
        if (oldSize == 0 || proof.isEmpty()) {
            return false;
        }
        long first = oldSize - 1;
        long last = newSize - 1;
        while ((first & 1) == 1) {
            first >>>= 1;
            last >>>= 1;
        }
        int next = 0;
        byte[] start = first == 0 ? oldRoot : proof.get(next++);
        byte[] oldHash = start;
        byte[] newHash = start;
        for (; next < proof.size(); next++) {
            byte[] sibling = proof.get(next);
            if (last == 0) {
                return false;
            }
            if ((first & 1) == 1 || first == last) {
                oldHash = Hash.node(sibling, oldHash);
                newHash = Hash.node(sibling, newHash);
                while ((first & 1) == 0 && first != 0) {
                    first >>>= 1;
                    last >>>= 1;
                }
            } else {
                newHash = Hash.node(newHash, sibling);
            }
            first >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(oldHash, oldRoot) && Arrays.equals(newHash, newRoot);
    }

    /** How many hashes the one right inclusion proof has. */
    static int inclusionLength(long index, long treeSize) {
        int length = 0;
        long last = treeSize - 1;
        for (long node = index; last > 0; node >>>= 1, last >>>= 1) {
            if ((node & 1) == 1 || node < last) {
                length++;
            }
        }
        return length;
    }

    static boolean isEmptyTree(byte[] root) {
        return Arrays.equals(root, Hash.emptyTree());
    }

    private static boolean hashes(List<byte[]> proof, byte[] proven) {
        return proven.length == Hash.BYTES && proof.stream().allMatch(hash -> hash.length == Hash.BYTES);
    }
}
