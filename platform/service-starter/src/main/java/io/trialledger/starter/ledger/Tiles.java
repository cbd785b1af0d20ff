package io.trialledger.starter.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.trialledger.ledger.Tile;
import io.trialledger.ledger.TileHashes;
import io.trialledger.ledger.TileReader;
import java.util.Arrays;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The tree's tiles: one document a tile, its widest version. A hash that is stored never changes: who would store another one in
 * its place is told that the log contradicts itself. Thread-safe.
 */
class Tiles implements TileReader {

    static final String COLLECTION = "tiles";
    private static final String WIDTH = "width";
    private static final String HASHES = "hashes";

    private final MongoCollection<Document> tiles;

    Tiles(MongoDatabase database) {
        tiles = database.getCollection(COLLECTION);
    }

    /**
     * Stores a tile, unless a wider version of it is there.
     *
     * @throws Contradiction if other hashes are stored
     */
    void save(TileHashes tile) {
        if (!inserted(tile)) {
            requireSame(
                    find(tile.tile()).orElseThrow(() -> new Contradiction("the tile " + tile.tile() + " was removed")),
                    tile);
            tiles.updateOne(
                    and(eq("_id", id(tile.tile())), lt(WIDTH, tile.tile().width())),
                    Updates.combine(
                            Updates.set(WIDTH, tile.tile().width()), Updates.set(HASHES, new Binary(tile.hashes()))));
        }
    }

    /** Most tiles are new. */
    private boolean inserted(TileHashes tile) {
        try {
            tiles.insertOne(new Document("_id", id(tile.tile()))
                    .append(WIDTH, tile.tile().width())
                    .append(HASHES, new Binary(tile.hashes())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private static void requireSame(byte[] before, TileHashes tile) {
        byte[] now = tile.hashes();
        int common = Math.min(before.length, now.length);
        if (Arrays.mismatch(before, 0, common, now, 0, common) >= 0) {
            throw new Contradiction("the tile " + tile.tile() + " is stored with other hashes");
        }
    }

    /** @throws Contradiction if it is not stored, or not as wide: tiles are stored before what covers them is signed */
    @Override
    public byte[] read(Tile tile) {
        return find(tile)
                .filter(stored -> stored.length >= tile.bytes())
                .orElseThrow(() -> new Contradiction("the tile " + tile + " is not stored"));
    }

    /** The stored version, whatever its width. */
    Optional<byte[]> find(Tile tile) {
        return Optional.ofNullable(tiles.find(eq("_id", id(tile))).first())
                .map(stored -> stored.get(HASHES, Binary.class).getData());
    }

    private static String id(Tile tile) {
        return tile.level() + "/" + tile.index();
    }
}
