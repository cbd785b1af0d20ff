package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Roots and proofs out of stored tiles are those of the tree in memory; {@link MerkleTreeTest} holds that against RFC 6962. */
class TileTreeTest {

    private static final int SMALL = 600;
    private static final int LARGE = 256 * 256 + 700;

    @Test
    void every_small_tree_has_the_same_roots_and_proofs() {
        MerkleTree memory = Leaves.tree(SMALL);
        Store store = new Store();
        for (int size = 0; size <= SMALL; size++) {
            TileTree tiles = new TileTree(size, store);
            assertThat(tiles.root()).isEqualTo(memory.rootAt(size));
            for (int other : samples(size)) {
                same(memory, tiles, other, size);
            }
            store.append(Leaves.leaf(size));
        }
    }

    @Test
    void trees_around_the_third_level_have_the_same_roots_and_proofs() {
        MerkleTree memory = Leaves.tree(LARGE);
        Store store = new Store();
        for (int size = 0; size <= LARGE; size++) {
            if (Math.abs(size - 256 * 256) < 3 || size % 9_973 == 0 || size == LARGE) {
                TileTree tiles = new TileTree(size, store);
                for (int other : samples(size)) {
                    same(memory, tiles, other, size);
                }
            }
            if (size < LARGE) {
                store.append(Leaves.leaf(size));
            }
        }
    }

    @Test
    void an_older_tree_is_proven_from_the_tiles_of_the_present_one() {
        MerkleTree memory = Leaves.tree(SMALL);
        Store store = new Store();
        for (int i = 0; i < SMALL; i++) {
            store.append(Leaves.leaf(i));
        }
        TileTree tiles = new TileTree(SMALL, store);
        for (int size = 1; size <= SMALL; size += 13) {
            assertThat(tiles.rootAt(size)).isEqualTo(memory.rootAt(size));
            same(memory, tiles, size / 2, size);
        }
    }

    @Test
    void reads_few_tiles_and_none_twice() {
        Store store = new Store();
        for (int i = 0; i < LARGE; i++) {
            store.append(Leaves.leaf(i));
        }
        TileTree tiles = new TileTree(LARGE, store);
        for (int index = 0; index < LARGE; index += 1_009) {
            store.read.clear();
            tiles.inclusionProof(index, LARGE);
            assertThat(store.read).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
            store.read.clear();
            tiles.consistencyProof(index + 1, LARGE);
            assertThat(store.read).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(6);
        }
    }

    @Test
    void a_tile_that_is_too_short_is_named() {
        TileTree tiles = new TileTree(3, tile -> new byte[64]);

        assertThatIllegalStateException()
                .isThrownBy(tiles::root)
                .withMessage("the tile tile/0/000.p/3 is stored with 64 bytes instead of 96");
    }

    @Test
    void a_missing_tile_is_the_readers_to_report() {
        TileTree tiles = new TileTree(3, new Store());

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(tiles::root)
                .withMessage("tile/0/000.p/3");
    }

    @Test
    void a_wider_tile_serves_a_smaller_tree() {
        byte[] wide = new byte[96];
        Arrays.fill(wide, 32, 96, (byte) 1);

        assertThat(new TileTree(1, tile -> wide).root()).isEqualTo(new byte[32]);
    }

    @Test
    void has_no_proof_beyond_its_size() {
        TileTree tiles = new TileTree(5, new Store());

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tiles.inclusionProof(0, 6));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tiles.inclusionProof(5, 5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tiles.consistencyProof(0, 5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tiles.leaf(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tiles.rootAt(6));
    }

    private static void same(MerkleTree memory, TileTree tiles, int other, int size) {
        if (other < size) {
            assertThat(tiles.leaf(other)).isEqualTo(Leaves.leaf(other));
            assertThat(tiles.inclusionProof(other, size))
                    .as("leaf %d of %d", other, size)
                    .containsExactlyElementsOf(memory.inclusionProof(other, size));
        }
        if (other > 0) {
            assertThat(tiles.consistencyProof(other, size))
                    .as("%d to %d", other, size)
                    .containsExactlyElementsOf(memory.consistencyProof(other, size));
        }
    }

    /** All of a small tree; of a larger one the ends, the edges of tiles and some between. */
    private static Set<Integer> samples(int size) {
        Set<Integer> samples = new TreeSet<>();
        int step = Math.max(1, size / 5);
        for (int at = 0; at <= size; at += step) {
            samples.add(at);
        }
        for (int edge : new int[] {0, 256, 512, 256 * 256, size - size % 256, size}) {
            for (int at = edge - 1; at <= edge + 1; at++) {
                if (at >= 0 && at <= size) {
                    samples.add(at);
                }
            }
        }
        return samples;
    }

    /** Keeps of every tile the widest, as a service does. */
    private static final class Store implements TileReader {

        final List<Tile> read = new ArrayList<>();
        private final TileBuilder builder = new TileBuilder();
        private final Map<String, byte[]> full = new HashMap<>();

        void append(byte[] leaf) {
            builder.append(leaf).forEach(tile -> full.put(key(tile.tile()), tile.hashes()));
        }

        @Override
        public byte[] read(Tile tile) {
            read.add(tile);
            byte[] stored = full.get(key(tile));
            return stored != null
                    ? stored
                    : builder.partial().stream()
                            .filter(partial -> key(partial.tile()).equals(key(tile)))
                            .findFirst()
                            .orElseThrow(() -> new NoSuchElementException(tile.path()))
                            .hashes();
        }

        private static String key(Tile tile) {
            return tile.level() + "/" + tile.index();
        }
    }
}
