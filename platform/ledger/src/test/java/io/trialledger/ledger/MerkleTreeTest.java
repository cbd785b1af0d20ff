package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int SIZES = 130;

    @Test
    void the_empty_tree_has_the_hash_of_nothing() {
        String ofNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        assertThat(HexFormat.of().formatHex(new MerkleTree().root())).isEqualTo(ofNothing);
        assertThat(HexFormat.of().formatHex(new RightEdge().root())).isEqualTo(ofNothing);
    }

    @Test
    void the_root_at_every_size_is_that_of_the_definition() {
        MerkleTree tree = tree();
        RightEdge edge = new RightEdge();
        for (int size = 0; size <= SIZES; size++) {
            byte[] byDefinition = definition(leaves(size));
            assertThat(tree.rootAt(size)).isEqualTo(byDefinition);
            assertThat(edge.root()).isEqualTo(byDefinition);
            assertThat(MerkleTree.root(leaves(size))).isEqualTo(byDefinition);
            edge.append(leaf(size));
        }
    }

    @Test
    void a_resumed_right_edge_goes_on_as_if_never_stopped() {
        RightEdge edge = new RightEdge();
        for (int size = 0; size <= SIZES; size++) {
            edge = RightEdge.resume(edge.size(), edge.peaks());
            assertThat(edge.root()).isEqualTo(definition(leaves(size)));
            edge.append(leaf(size));
        }
    }

    @Test
    void a_right_edge_with_a_peak_missing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RightEdge.resume(3, List.of(new byte[32])));
    }

    @Test
    void every_leaf_of_every_tree_is_proven_included() {
        MerkleTree tree = tree();
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = tree.inclusionProof(index, size);
                assertThat(MerkleProof.included(leaf(index), index, size, tree.rootAt(size), proof))
                        .isTrue();
                assertThat(MerkleProof.included(leaf(index + 1), index, size, tree.rootAt(size), proof))
                        .isFalse();
                assertThat(MerkleProof.included(leaf(index), index, size, tree.rootAt(size - 1), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void every_tree_is_proven_consistent_with_every_later_one() {
        MerkleTree tree = tree();
        for (int after = 1; after <= SIZES; after++) {
            for (int before = 1; before <= after; before++) {
                List<byte[]> proof = tree.consistencyProof(before, after);
                byte[] old = tree.rootAt(before);
                assertThat(MerkleProof.consistent(before, old, after, tree.rootAt(after), proof))
                        .isTrue();
                assertThat(MerkleProof.consistent(before, leaf(7), after, tree.rootAt(after), proof))
                        .isFalse();
                assertThat(MerkleProof.consistent(before, old, after, leaf(7), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void one_changed_leaf_breaks_the_consistency_with_the_tree_before() {
        MerkleTree forged = new MerkleTree();
        for (int i = 0; i < SIZES; i++) {
            forged.append(leaf(i == 40 ? 1_000 : i));
        }

        assertThat(MerkleProof.consistent(
                        64, tree().rootAt(64), SIZES, forged.root(), forged.consistencyProof(64, SIZES)))
                .isFalse();
    }

    @Test
    void refuses_a_leaf_hash_that_is_not_32_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MerkleTree().append(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> new RightEdge().append(new byte[33]));
    }

    @Test
    void has_no_proof_beyond_its_size() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> tree().inclusionProof(0, SIZES + 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree().inclusionProof(5, 5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree().consistencyProof(0, 5));
    }

    /** RFC 6962 section 2.1, word by word. */
    private static byte[] definition(List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return Hash.sha256().digest();
        }
        if (n == 1) {
            return leaves.get(0);
        }
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return Hash.sha256()
                .digest(ByteBuffer.allocate(65)
                        .put((byte) 1)
                        .put(definition(leaves.subList(0, k)))
                        .put(definition(leaves.subList(k, n)))
                        .array());
    }

    private static MerkleTree tree() {
        MerkleTree tree = new MerkleTree();
        leaves(SIZES).forEach(tree::append);
        return tree;
    }

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(leaf(i));
        }
        return leaves;
    }

    private static byte[] leaf(int i) {
        return Hash.leaf(ByteBuffer.allocate(4).putInt(i).array());
    }
}
