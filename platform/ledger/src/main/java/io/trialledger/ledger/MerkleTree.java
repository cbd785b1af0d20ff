package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.Collections;
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
        return treeSize == 0 ? Hash.emptyTree() : hash(0, treeSize).clone();
    }

    /**
     * Proves that leaf {@code index} is in the tree of the first {@code treeSize} leaves (RFC 6962 section 2.1.1).
     *
     * @throws IndexOutOfBoundsException if there is no such leaf or tree
     */
    public List<byte[]> inclusionProof(long index, long treeSize) {
        Objects.checkIndex(treeSize, size + 1);
        Objects.checkIndex(index, treeSize);
        List<byte[]> proof = new ArrayList<>();
        long low = 0;
        long high = treeSize;
        while (high - low > 1) {
            long middle = low + largestPowerOfTwoBelow(high - low);
            if (index < middle) {
                proof.add(hash(middle, high).clone());
                high = middle;
            } else {
                proof.add(hash(low, middle).clone());
                low = middle;
            }
        }
        Collections.reverse(proof);
        return proof;
    }

    /**
     * Proves that the tree of the first {@code newSize} leaves extends that of the first {@code oldSize} (RFC 6962 section
     * 2.1.2). Empty if the sizes are equal.
     *
     * @throws IndexOutOfBoundsException if there are no such trees, or the old one is empty
     */
    public List<byte[]> consistencyProof(long oldSize, long newSize) {
        Objects.checkIndex(newSize, size + 1);
        Objects.checkIndex(oldSize - 1, newSize);
        List<byte[]> proof = new ArrayList<>();
        long low = 0;
        long high = newSize;
        while (high != oldSize) {
            long middle = low + largestPowerOfTwoBelow(high - low);
            if (oldSize <= middle) {
                proof.add(hash(middle, high).clone());
                high = middle;
            } else {
                proof.add(hash(low, middle).clone());
                low = middle;
            }
        }
        if (low > 0) {
            proof.add(hash(low, high).clone());
        }
        Collections.reverse(proof);
        return proof;
    }

    private byte[] hash(long low, long high) {
        long count = high - low;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return levels.get(level).get(Math.toIntExact(low >>> level));
        }
        long middle = low + largestPowerOfTwoBelow(count);
        return Hash.node(hash(low, middle), hash(middle, high));
    }

    private static long largestPowerOfTwoBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}
