package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The Merkle tree of RFC 6962 section 2.1 over leaf hashes, kept in memory: about 100 bytes a leaf. Appending, a root at any
 * size so far and a proof cost O(log size). Whoever needs only the present root uses {@link RightEdge}.
 *
 * <p>Not thread-safe.
 */
public final class MerkleTree {

    /** {@code levels.get(k)}: the hashes of all complete subtrees of 2^k leaves, left to right. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    private long size;

    /** The root over {@code leafHashes}. */
    public static byte[] root(List<byte[]> leafHashes) {
        RightEdge edge = new RightEdge();
        leafHashes.forEach(edge::append);
        return edge.root();
    }

    /**
     * Adds the next leaf.
     *
     * @throws IllegalArgumentException if the hash hasn't 32 bytes
     */
    public void append(byte[] leafHash) {
        byte[] node = Hash.checked(leafHash).clone();
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<byte[]> nodes = levels.get(level);
            nodes.add(node);
            int count = nodes.size();
            if (count % 2 == 1) {
                break;
            }
            node = Hash.node(nodes.get(count - 2), nodes.get(count - 1));
        }
        size++;
    }

    /** Leaves appended so far. */
    public long size() {
        return size;
    }

    /** The root over all leaves. */
    public byte[] root() {
        return rootAt(size);
    }

    /**
     * The root over the first {@code treeSize} leaves.
     *
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public byte[] rootAt(long treeSize) {
        Objects.checkIndex(treeSize, size + 1);
        return treeSize == 0 ? Hash.emptyTree() : subtrees().root(0, treeSize);
    }

    /**
     * Proves that leaf {@code index} is in the tree of the first {@code treeSize} leaves (RFC 6962 section 2.1.1).
     *
     * @throws IndexOutOfBoundsException if there is no such leaf or tree
     */
    public List<byte[]> inclusionProof(long index, long treeSize) {
        Objects.checkIndex(treeSize, size + 1);
        return subtrees().inclusionProof(index, treeSize);
    }

    /**
     * Proves that the tree of the first {@code newSize} leaves extends that of the first {@code oldSize} (RFC 6962 section
     * 2.1.2). Empty if the sizes are equal.
     *
     * @throws IndexOutOfBoundsException if there are no such trees, or the old one is empty
     */
    public List<byte[]> consistencyProof(long oldSize, long newSize) {
        Objects.checkIndex(newSize, size + 1);
        return subtrees().consistencyProof(oldSize, newSize);
    }

    private Subtrees subtrees() {
        return (first, height) -> levels.get(height).get(Math.toIntExact(first >>> height));
    }
}
