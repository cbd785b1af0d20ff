package io.trialledger.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tile of a log's tree (C2SP tlog-tiles): up to 256 consecutive hashes of one level. At level 0 these are leaf hashes; at
 * level <i>l</i> each is the root over one full tile of level <i>l</i>−1. A full tile never changes; a partial one only grows to
 * the right, so that a wider one begins with every narrower one.
 *
 * @param level 0 to 7: level 7 is beyond every tree of fewer than 2^63 leaves
 * @param index 0-based within the level
 * @param width hashes in it, 1 to 256
 */
public record Tile(int level, long index, int width) {

    /** Hashes in a full tile. */
    public static final int FULL = 256;

    /** Levels of the tree within a tile: 2^8 = 256. */
    static final int HEIGHT = 8;

    /** Levels that trees of fewer than 2^63 leaves have. */
    static final int LEVELS = 8;

    private static final Pattern PATH = Pattern.compile(
            "tile/(?<level>[0-7])/(?<index>(?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");
    private static final int MAX_GROUPS = 6;

    /** @throws IllegalArgumentException if no tree of fewer than 2^63 leaves has such a tile */
    public Tile {
        if (level < 0 || level >= LEVELS || index < 0 || index >= mostTiles(level) || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /**
     * The tile as it is in a tree of {@code treeSize} leaves.
     *
     * @throws IllegalArgumentException if that tree has no such tile
     */
    public static Tile of(int level, long index, long treeSize) {
        if (level < 0 || level >= LEVELS || index < 0 || index >= mostTiles(level) || treeSize < 0) {
            throw new IllegalArgumentException(
                    "a tree of " + treeSize + " leaves has no tile " + index + " of level " + level);
        }
        long width = hashesOf(level, treeSize) - index * FULL;
        if (width < 1) {
            throw new IllegalArgumentException(
                    "a tree of " + treeSize + " leaves has no tile " + index + " of level " + level);
        }
        return new Tile(level, index, (int) Math.min(width, FULL));
    }

    /**
     * Reads what {@link #path()} wrote.
     *
     * @throws IllegalArgumentException if it is anything else, a path with leading zeros too many included
     */
    public static Tile parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the path of a tile: " + ProofLines.shortened(path));
        }
        String digits = parts.group("index").replace("x", "").replace("/", "");
        if (digits.length() > 3 * MAX_GROUPS) {
            throw new IllegalArgumentException("no log has a tile of index " + ProofLines.shortened(digits));
        }
        String width = parts.group("width");
        Tile tile = new Tile(
                Integer.parseInt(parts.group("level")),
                Long.parseLong(digits),
                width == null ? FULL : Integer.parseInt(width));
        if (!tile.path().equals(path)) {
            throw new IllegalArgumentException("not how the path of a tile is written: " + path);
        }
        return tile;
    }

    /** Where it is served below the log's prefix, such as {@code tile/0/x001/x234/067.p/12}; a full tile has no {@code .p}. */
    public String path() {
        StringBuilder groups = new StringBuilder();
        long rest = index;
        String mark = "";
        do {
            groups.insert(0, mark + threeDigits(rest % 1000) + (mark.isEmpty() ? "" : "/"));
            mark = "x";
            rest /= 1000;
        } while (rest > 0);
        return "tile/" + level + "/" + groups + (full() ? "" : ".p/" + width);
    }

    /** Whether it has all its 256 hashes and will never change. */
    public boolean full() {
        return width == FULL;
    }

    /** Length of its content: 32 bytes a hash. */
    public int bytes() {
        return width * Hash.BYTES;
    }

    /** Hashes that a tree of that size has at a level of tiles. */
    static long hashesOf(int level, long treeSize) {
        return treeSize >>> (HEIGHT * level);
    }

    private static long mostTiles(int level) {
        int bits = Long.SIZE - 1 - HEIGHT * (level + 1);
        return bits <= 0 ? 1 : 1L << bits;
    }

    private static String threeDigits(long number) {
        String digits = Long.toString(number);
        return "0".repeat(3 - digits.length()) + digits;
    }

    /** The path. */
    @Override
    public String toString() {
        return path();
    }
}
