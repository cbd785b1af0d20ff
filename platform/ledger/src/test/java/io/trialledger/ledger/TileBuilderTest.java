package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TileBuilderTest {

    private static final int LEAVES = 256 * 256 + 300;

    @Test
    void has_the_right_edge_and_root_of_every_size() {
        TileBuilder builder = new TileBuilder();
        RightEdge edge = new RightEdge();
        for (int i = 0; i < 1_200; i++) {
            assertThat(builder.root()).isEqualTo(edge.root());
            assertThat(builder.edge().peaks()).containsExactlyElementsOf(edge.peaks());
            assertThat(builder.edge().size()).isEqualTo(builder.size()).isEqualTo(i);
            builder.append(Leaves.leaf(i));
            edge.append(Leaves.leaf(i));
        }
    }

    /** The definition of the specification: the n-th tile of a level is the roots over so many leaves each. */
    @Test
    void gives_each_tile_when_it_becomes_full() {
        MerkleTree tree = new MerkleTree();
        TileBuilder builder = new TileBuilder();
        List<String> full = new ArrayList<>();
        for (int i = 0; i < LEAVES; i++) {
            tree.append(Leaves.leaf(i));
            for (TileHashes tile : builder.append(Leaves.leaf(i))) {
                full.add(i + " " + tile);
                if (tile.tile().level() == 0) {
                    for (int hash = 0; hash < 256; hash += 15) {
                        assertThat(hash(tile, hash))
                                .isEqualTo(Leaves.leaf((int) tile.tile().index() * 256 + hash));
                    }
                }
            }
        }
        assertThat(full).hasSize(257 + 1).startsWith("255 tile/0/000", "511 tile/0/001");
        assertThat(full.subList(254, 258))
                .containsExactly("65279 tile/0/254", "65535 tile/0/255", "65535 tile/1/000", "65791 tile/0/256");
        assertThat(builder.partial())
                .map(TileHashes::toString)
                .containsExactly("tile/0/257.p/44", "tile/1/001.p/1", "tile/2/000.p/1");
        assertThat(hash(builder.partial().get(2), 0)).isEqualTo(tree.rootAt(65_536));
        assertThat(builder.root()).isEqualTo(tree.root());
    }

    @Test
    void goes_on_from_stored_tiles_as_if_never_stopped() {
        TileBuilder through = new TileBuilder();
        TileBuilder stopped = new TileBuilder();
        Map<Tile, byte[]> stored = new HashMap<>();
        for (int i = 0; i < LEAVES; i++) {
            if (i < 520 || i % 4_099 == 0 || Math.abs(i - 65_536) < 3) {
                stopped.partial().forEach(tile -> stored.put(tile.tile(), tile.hashes()));
                stopped = TileBuilder.resume(stopped.size(), stored::get);
                assertThat(stopped.root()).isEqualTo(through.root());
            }
            assertThat(stopped.append(Leaves.leaf(i))).isEqualTo(through.append(Leaves.leaf(i)));
        }
        assertThat(stopped.partial()).isEqualTo(through.partial());
    }

    @Test
    void goes_on_from_wider_tiles_too() {
        TileBuilder wide = new TileBuilder();
        Stream.iterate(0, i -> i + 1).limit(20).forEach(i -> wide.append(Leaves.leaf(i)));
        byte[] twenty = wide.partial().get(0).hashes();

        assertThat(TileBuilder.resume(7, tile -> twenty).root())
                .isEqualTo(Leaves.tree(7).root());
    }

    @Test
    void refuses_what_is_no_hash_no_size_or_too_short_a_tile() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TileBuilder().append(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> TileBuilder.resume(-1, tile -> new byte[0]));
        assertThatIllegalStateException().isThrownBy(() -> TileBuilder.resume(7, tile -> new byte[32 * 6]));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileHashes(new Tile(0, 0, 2), new byte[32]));
    }

    private static byte[] hash(TileHashes tile, int index) {
        return java.util.Arrays.copyOfRange(tile.hashes(), index * 32, index * 32 + 32);
    }
}
