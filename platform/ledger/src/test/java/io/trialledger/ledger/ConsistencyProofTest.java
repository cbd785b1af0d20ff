package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyProofTest {

    private static final String ORIGIN = "trialledger.local/enrollment";
    private static final int SIZE = 40;

    private final MerkleTree tree = Leaves.tree(SIZE);

    @Test
    void every_growth_is_proven() {
        for (int earlier = 0; earlier <= SIZE; earlier++) {
            for (int later = earlier; later <= SIZE; later++) {
                ConsistencyProof proof = proof(earlier, later);
                assertThat(ConsistencyProof.parse(proof.text())).isEqualTo(proof);
                proof.verify(checkpoint(earlier), checkpoint(later));
            }
        }
    }

    @Test
    void the_text_is_the_head_of_what_a_log_sends_to_a_witness() {
        assertThat(proof(0, 5).text()).isEqualTo("old 0\n");
        assertThat(proof(8, 9).text()).matches("old 8\n([A-Za-z0-9+/]{43}=\n){1}");
        assertThat(proof(7, 9).text()).matches("old 7\n([A-Za-z0-9+/]{43}=\n){5}");
    }

    @Test
    void says_why_it_proves_nothing() {
        refuses(proof(7, 9), checkpoint(8), checkpoint(9), "starts at size 7, the earlier checkpoint has 8");
        refuses(proof(9, 9), checkpoint(9), checkpoint(8), "the log shrank from 9 to 8 leaves");
        refuses(proof(7, 10), checkpoint(7), checkpoint(9), "isn't shown to extend its tree of 7");
        refuses(proof(7, 9), forged(7), checkpoint(9), "isn't shown to extend its tree of 7");
        refuses(proof(7, 9), checkpoint(7), forged(9), "isn't shown to extend its tree of 7");
        refuses(proof(9, 9), checkpoint(9), forged(9), "isn't shown to extend its tree of 9");
        refuses(proof(0, 9), forged(0), checkpoint(9), "isn't shown to extend its tree of 0");
        refuses(proof(0, 0), checkpoint(0), forged(0), "isn't shown to extend its tree of 0");
        refuses(
                new ConsistencyProof(0, List.of(new byte[32])),
                checkpoint(0),
                checkpoint(9),
                "isn't shown to extend its tree of 0");
        refuses(
                proof(7, 9),
                checkpoint(7),
                new Checkpoint("trialledger.local/visits", 9, tree.rootAt(9)),
                "of two logs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "old 7", "old 07\n", "old -7\n", "old\n", "new 7\n", "old 7\n\n", "old 7\nAAAA\n", "7\n"})
    void refuses_another_form(String text) {
        assertThatExceptionOfType(ProofException.class).isThrownBy(() -> ConsistencyProof.parse(text));
    }

    private ConsistencyProof proof(int earlier, int later) {
        return new ConsistencyProof(earlier, earlier == 0 ? List.of() : tree.consistencyProof(earlier, later));
    }

    private Checkpoint checkpoint(int size) {
        return new Checkpoint(ORIGIN, size, tree.rootAt(size));
    }

    private static Checkpoint forged(int size) {
        return new Checkpoint(ORIGIN, size, Leaves.leaf(1_000));
    }

    private static void refuses(ConsistencyProof proof, Checkpoint earlier, Checkpoint later, String why) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> proof.verify(earlier, later))
                .withMessageContaining(why);
    }
}
