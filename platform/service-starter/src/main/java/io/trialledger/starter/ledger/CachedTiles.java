package io.trialledger.starter.ledger;

import io.trialledger.ledger.Tile;
import io.trialledger.ledger.TileReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the tiles that were read last, while many proofs are made one after the other. Not thread-safe. */
class CachedTiles implements TileReader {

    /** 8 KB each: 1 MB in all. */
    private static final int MOST = 128;

    private final TileReader tiles;
    private final Map<Tile, byte[]> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
            return size() > MOST;
        }
    };

    CachedTiles(TileReader tiles) {
        this.tiles = tiles;
    }

    @Override
    public byte[] read(Tile tile) {
        return read.computeIfAbsent(tile, tiles::read);
    }
}
