package io.trialledger.ledger;

import java.util.Arrays;

/**
 * A tile with its content.
 *
 * @param hashes 32 bytes each, left to right; as many as the tile is wide
 */
public record TileHashes(Tile tile, byte[] hashes) {

    /** @throws IllegalArgumentException if that isn't the tile's length */
    public TileHashes {
        if (hashes.length != tile.bytes()) {
            throw new IllegalArgumentException(
                    "the tile " + tile + " has " + tile.bytes() + " bytes, not " + hashes.length);
        }
        hashes = hashes.clone();
    }

    @Override
    public byte[] hashes() {
        return hashes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TileHashes that && tile.equals(that.tile) && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return tile.hashCode();
    }

    @Override
    public String toString() {
        return tile.toString();
    }

    /** The stored content, at least as wide as the tile. */
    static byte[] read(TileReader stored, Tile tile) {
        byte[] content = stored.read(tile);
        if (content.length < tile.bytes()) {
            throw new IllegalStateException(
                    "the tile " + tile + " is stored with " + content.length + " bytes instead of " + tile.bytes());
        }
        return content;
    }

    /** The root over {@code count} hashes of {@code content} from the {@code first}; {@code count} is a power of two. */
    static byte[] root(byte[] content, int first, int count) {
        if (count == 1) {
            return Arrays.copyOfRange(content, first * Hash.BYTES, (first + 1) * Hash.BYTES);
        }
        int half = count / 2;
        return Hash.node(root(content, first, half), root(content, first + half, half));
    }
}
