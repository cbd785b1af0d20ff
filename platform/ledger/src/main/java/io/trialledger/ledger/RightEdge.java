package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree that only grows: it keeps the right edge (at most 64 hashes), so that the root at the present size costs O(log
 * size) whatever the size, and so that it can be stored beside a checkpoint and resumed.
 *
 * <p>Not thread-safe.
 */
public final class RightEdge {

    /** Roots of the complete subtrees that make up the tree, the largest (leftmost) first. */
    private final List<byte[]> peaks;

    private long size;

    /** The edge of the empty tree. */
    public RightEdge() {
        this.peaks = new ArrayList<>();
    }

    private RightEdge(long size, List<byte[]> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    /**
     * Resumes the tree of {@code size} leaves from what {@link #peaks()} gave. Compare {@link #root()} with the signed one
     * before going on.
     *
     * @throws IllegalArgumentException if a tree of that size has another number of peaks
     */
    public static RightEdge resume(long size, List<byte[]> peaks) {
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has not " + peaks.size() + " peaks");
        }
        List<byte[]> copies = new ArrayList<>();
        peaks.forEach(peak -> copies.add(Hash.checked(peak).clone()));
        return new RightEdge(size, copies);
    }

    /**
     * Adds the next leaf.
     *
     * @throws IllegalArgumentException if the hash hasn't 32 bytes
     */
    public void append(byte[] leafHash) {
        byte[] node = Hash.checked(leafHash).clone();
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            node = Hash.node(peaks.remove(peaks.size() - 1), node);
        }
        peaks.add(node);
        size++;
    }

    /** Leaves appended so far. */
    public long size() {
        return size;
    }

    /** The root over all leaves appended so far. */
    public byte[] root() {
        if (peaks.isEmpty()) {
            return Hash.emptyTree();
        }
        byte[] root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hash.node(peaks.get(i), root);
        }
        return root.clone();
    }

    /** What {@link #resume} needs: one hash for every bit set in the size. */
    public List<byte[]> peaks() {
        return peaks.stream().map(byte[]::clone).toList();
    }
}
