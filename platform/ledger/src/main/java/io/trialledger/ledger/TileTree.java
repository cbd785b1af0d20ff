package io.trialledger.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The Merkle tree of RFC 6962 over stored tiles: roots and proofs of any size up to the stored one. Each call reads O(log size)
 * tiles, each at most once: at most two for every factor of 256 in the size, so 6 at 16 million leaves.
 *
 * <p>It believes its tiles: compare a root with the signed one, and check a proof with {@link MerkleProof}, before handing it out.
 * Holds nothing between calls; as thread-safe as its reader.
 */
public final class TileTree {

    private final long size;
    private final TileReader reader;

    /**
     * A tree of {@code size} leaves; {@code reader} must have every tile of a tree of that size.
     *
     * @throws IllegalArgumentException if the size is negative
     */
    public TileTree(long size, TileReader reader) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree's size isn't negative: " + size);
        }
        this.size = size;
        this.reader = reader;
    }

    /** Leaves in the tree. */
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
        return treeSize == 0 ? Hash.emptyTree() : new Read().root(0, treeSize);
    }

    /**
     * The stored hash of leaf {@code index}.
     *
     * @throws IndexOutOfBoundsException if there is no such leaf
     */
    public byte[] leaf(long index) {
        Objects.checkIndex(index, size);
        return new Read().root(index, index + 1);
    }

    /**
     * Proves that leaf {@code index} is in the tree of the first {@code treeSize} leaves (RFC 6962 section 2.1.1).
     *
     * @throws IndexOutOfBoundsException if there is no such leaf or tree
     */
    public List<byte[]> inclusionProof(long index, long treeSize) {
        Objects.checkIndex(treeSize, size + 1);
        return new Read().inclusionProof(index, treeSize);
    }

    /**
     * Proves that the tree of the first {@code newSize} leaves extends that of the first {@code oldSize} (RFC 6962 section
     * 2.1.2). Empty if the sizes are equal.
     *
     * @throws IndexOutOfBoundsException if there are no such trees, or the old one is empty
     */
    public List<byte[]> consistencyProof(long oldSize, long newSize) {
        Objects.checkIndex(newSize, size + 1);
        return new Read().consistencyProof(oldSize, newSize);
    }

    /** What one call has read. */
    private final class Read implements Subtrees {

        private final Map<Tile, byte[]> read = new HashMap<>();

        /** Some consecutive hashes of one tile. */
        @Override
        public byte[] complete(long first, int height) {
            int level = Math.min(height / Tile.HEIGHT, Tile.LEVELS - 1);
            long hash = Tile.hashesOf(level, first);
            Tile tile = Tile.of(level, hash / Tile.FULL, size);
            int count = 1 << (height - Tile.HEIGHT * level);
            return TileHashes.root(
                    read.computeIfAbsent(tile, asked -> TileHashes.read(reader, asked)),
                    (int) (hash % Tile.FULL),
                    count);
        }
    }
}
