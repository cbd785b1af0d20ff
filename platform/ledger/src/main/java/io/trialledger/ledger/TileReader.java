package io.trialledger.ledger;

/** Gives the stored content of tiles. */
@FunctionalInterface
public interface TileReader {

    /**
     * The hashes of {@code tile}, 32 bytes each, left to right. A wider version of the same tile may be given: what stands beyond
     * the asked width is ignored, so that a store need only keep the widest.
     *
     * @throws RuntimeException if it isn't stored or can't be read; it goes through to whoever asked for a proof
     */
    byte[] read(Tile tile);
}
