package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns leaf hashes into tiles, in their order. Keeps at most one partial tile a level (8 kB each). Not thread-safe.
 *
 * <p>After a restart it goes on from the stored tiles of the last checkpoint's size; compare {@link #edge()}'s root with the
 * signed one before going on.
 */
public final class TileBuilder {

    /** The partial tile of each level; may be empty. */
    private final List<Growing> levels = new ArrayList<>();

    private long size;

    /** The builder of an empty tree. */
    public TileBuilder() {}

    /**
     * Resumes the tree of {@code size} leaves from its partial tiles: one read a level at most.
     *
     * @throws IllegalStateException if a tile has fewer hashes than a tree of that size has there
     * @throws IllegalArgumentException if the size is negative
     */
    public static TileBuilder resume(long size, TileReader stored) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree's size isn't negative: " + size);
        }
        TileBuilder builder = new TileBuilder();
        builder.size = size;
        for (int level = 0; level < Tile.LEVELS && Tile.hashesOf(level, size) > 0; level++) {
            long hashes = Tile.hashesOf(level, size);
            Growing growing = new Growing();
            if (hashes % Tile.FULL > 0) {
                growing.fill(stored, Tile.of(level, hashes / Tile.FULL, size));
            }
            builder.levels.add(growing);
        }
        return builder;
    }

    /**
     * Adds the next leaf.
     *
     * @return the tiles that this leaf made full, the lowest level first: none for 255 of 256 leaves
     * @throws IllegalArgumentException if the hash hasn't 32 bytes
     */
    public List<TileHashes> append(byte[] leafHash) {
        byte[] hash = Hash.checked(leafHash);
        size++;
        List<TileHashes> full = List.of();
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new Growing());
            }
            Growing growing = levels.get(level);
            growing.add(hash);
            if (growing.width < Tile.FULL) {
                return full;
            }
            if (full.isEmpty()) {
                full = new ArrayList<>(1);
            }
            full.add(growing.as(new Tile(level, Tile.hashesOf(level, size) / Tile.FULL - 1, Tile.FULL)));
            hash = TileHashes.root(growing.hashes, 0, Tile.FULL);
            growing.width = 0;
        }
    }

    /** Leaves appended so far. */
    public long size() {
        return size;
    }

    /** The partial tiles of the present size, the lowest level first: what is to be stored beside the full ones. */
    public List<TileHashes> partial() {
        List<TileHashes> partial = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            if (levels.get(level).width > 0) {
                partial.add(levels.get(level).as(Tile.of(level, Tile.hashesOf(level, size) / Tile.FULL, size)));
            }
        }
        return partial;
    }

    /** The right edge at the present size, with its root. Costs at most 255 hashes a level. */
    public RightEdge edge() {
        List<byte[]> peaks = new ArrayList<>();
        for (int level = levels.size() - 1; level >= 0; level--) {
            levels.get(level).addPeaksTo(peaks);
        }
        return RightEdge.resume(size, peaks);
    }

    /** The root over all leaves appended so far. */
    public byte[] root() {
        return edge().root();
    }

    private static final class Growing {

        private final byte[] hashes = new byte[Tile.FULL * Hash.BYTES];
        private int width;

        void fill(TileReader stored, Tile tile) {
            System.arraycopy(TileHashes.read(stored, tile), 0, hashes, 0, tile.bytes());
            width = tile.width();
        }

        void add(byte[] hash) {
            System.arraycopy(hash, 0, hashes, width * Hash.BYTES, Hash.BYTES);
            width++;
        }

        TileHashes as(Tile tile) {
            return new TileHashes(tile, Arrays.copyOf(hashes, tile.bytes()));
        }

        /** Roots of the complete subtrees that make up the tile, the largest first. */
        void addPeaksTo(List<byte[]> peaks) {
            int first = 0;
            for (int count = Tile.FULL / 2; count > 0; count /= 2) {
                if ((width & count) != 0) {
                    peaks.add(TileHashes.root(hashes, first, count));
                    first += count;
                }
            }
        }
    }
}
