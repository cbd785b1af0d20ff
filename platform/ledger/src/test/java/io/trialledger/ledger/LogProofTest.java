package io.trialledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogProofTest {

    private static final String ORIGIN = "trialledger.local/enrollment";
    private static final int SIZE = 13;

    private final NoteSigner signer = NoteSigner.generate(ORIGIN);
    private final MerkleTree tree = Leaves.tree(SIZE);
    private final String note = new Checkpoint(ORIGIN, SIZE, tree.root()).sign(signer);
    private final LogProof proof = proof(6);

    @Test
    void every_leaf_of_the_log_is_proven() {
        for (int index = 0; index < SIZE; index++) {
            LogProof read = LogProof.parse(proof(index).text());

            assertThat(read).isEqualTo(proof(index));
            assertThat(read.verify(Leaves.leaf(index), List.of(signer.verifier())))
                    .isEqualTo(new Checkpoint(ORIGIN, SIZE, tree.root()));
        }
    }

    @Test
    void the_text_is_that_of_the_specification() {
        assertThat(proof.text())
                .startsWith("c2sp.org/tlog-proof@v1\nindex 6\n")
                .endsWith("\n\n" + note)
                .hasLineCount(2 + 4 + 1 + 3 + 1 + 1);
        assertThat(new LogProof(6, proof.hashes(), note, "about it".getBytes(UTF_8)).text())
                .startsWith("c2sp.org/tlog-proof@v1\nextra YWJvdXQgaXQ=\nindex 6\n");
        assertThat(LogProof.parse(new LogProof(6, proof.hashes(), note, "about it".getBytes(UTF_8)).text())
                        .extra())
                .isEqualTo("about it".getBytes(UTF_8));
    }

    @Test
    void a_log_of_one_leaf_needs_no_hashes() {
        MerkleTree one = Leaves.tree(1);
        LogProof alone = new LogProof(0, List.of(), new Checkpoint(ORIGIN, 1, one.root()).sign(signer));

        assertThat(LogProof.parse(alone.text()).verify(Leaves.leaf(0), List.of(signer.verifier())))
                .isNotNull();
    }

    @Test
    void cosignatures_stay_on_the_proof_and_are_verified_if_known() {
        Cosigner sponsor = Cosigner.generate("sponsor.example");
        LogProof cosigned = LogProof.parse(new LogProof(6, proof.hashes(), sponsor.cosign(note, Instant.EPOCH)).text());

        assertThat(cosigned.verify(Leaves.leaf(6), List.of(signer.verifier(), sponsor.verifier())))
                .isNotNull();
        assertThat(SignedNote.open(cosigned.checkpoint(), List.of(sponsor.verifier()))
                        .cosignatures())
                .hasSize(1);
    }

    @Test
    void says_why_it_proves_nothing() {
        List<NoteVerifier> known = List.of(signer.verifier());
        refuses(() -> proof.verify(Leaves.leaf(7), known), "this leaf isn't leaf 6 of the 13");
        refuses(() -> proof.verify(new byte[31], known), "this leaf isn't leaf 6 of the 13");
        refuses(
                () -> new LogProof(7, proof.hashes(), note).verify(Leaves.leaf(6), known),
                "this leaf isn't leaf 7 of the 13");
        refuses(
                () -> new LogProof(13, proof.hashes(), note).verify(Leaves.leaf(6), known),
                "it is of leaf 13, but its checkpoint covers only 13 leaves");
        refuses(
                () -> new LogProof(6, proof.hashes().subList(0, 3), note).verify(Leaves.leaf(6), known),
                "it has 3 hashes where leaf 6 of 13 needs 4");
        NoteSigner other = NoteSigner.generate(ORIGIN);
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> proof.verify(Leaves.leaf(6), List.of(other.verifier())))
                .withMessageContaining("no verifiable signature");
    }

    @Test
    void every_changed_hash_breaks_it() {
        for (int i = 0; i < proof.hashes().size(); i++) {
            List<byte[]> hashes = new ArrayList<>(proof.hashes());
            hashes.get(i)[5] ^= 1;
            LogProof forged = new LogProof(6, hashes, note);
            refuses(() -> forged.verify(Leaves.leaf(6), List.of(signer.verifier())), "this leaf isn't leaf 6");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tlog-proof@v1 | tlog-proof@v2 | its first line isn't",
                "index 6 | index 06 | not a number",
                "index 6 | index -6 | not a number",
                "index 6 | index 9999999999999999999 | not a number",
                "index 6 | Index 6 | expected \"index\"",
                "index 6 | extra YQ==| expected \"index\"",
                "index 6 | extra YQ | not canonical base64 where extra data",
                "index 6 | 'extra ' | an extra line without extra data",
                "index 6 | 'index 6\nAAAA' | a hash has 32 bytes, this line has 3",
                "index 6 | 'index 6\n?' | not base64 where a hash belongs",
                "index 6 | 'index 6\r' | not a number",
                "index 6 | 'index 6\n' | malformed",
                "'\n\n' | '\n' | no checkpoint",
            })
    void refuses_another_form(String from, String to, String why) {
        String text = proof.text().replace(from, to);

        assertThat(text).isNotEqualTo(proof.text());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> LogProof.parse(text))
                .withMessageContaining(why);
    }

    @Test
    void refuses_64_hashes_and_a_proof_cut_off() {
        String hash = "A".repeat(43) + "=\n";
        refuses(() -> LogProof.parse(proof.text().replace("index 6\n", "index 6\n" + hash.repeat(60))), "more than 63");
        String text = proof.text();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatExceptionOfType(IllegalArgumentException.class).as(cut).isThrownBy(() -> LogProof.parse(cut));
        }
    }

    private LogProof proof(int index) {
        return new LogProof(index, tree.inclusionProof(index, SIZE), note);
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
        assertThatExceptionOfType(ProofException.class).isThrownBy(call).withMessageContaining(why);
    }
}
