package io.trialledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenCheckpointTest {

    private static final int SIZE = 13;

    private final NoteSigner signer = NoteSigner.generate("trialledger.local/visits");
    private final List<NoteVerifier> known = List.of(signer.verifier());
    private final MerkleTree tree = new MerkleTree();

    ProvenCheckpointTest() {
        for (int i = 0; i < SIZE; i++) {
            tree.append(Hash.leaf(new byte[] {(byte) i}));
        }
    }

    @Test
    void reads_back_the_lines_of_a_file_and_proves_each() throws IOException {
        List<ProvenCheckpoint> written = new ArrayList<>();
        StringBuilder file = new StringBuilder();
        for (int size = 0; size <= SIZE; size++) {
            written.add(proven(size));
            file.append(written.get(size).json()).append('\n');
        }

        JsonLines lines = new JsonLines(new ByteArrayInputStream(file.toString().getBytes(UTF_8)));
        for (ProvenCheckpoint each : written) {
            ProvenCheckpoint read = ProvenCheckpoint.of(lines.next().orElseThrow());
            assertThat(read).usingRecursiveComparison().isEqualTo(each);
            assertThat(read.verify(checkpoint(SIZE), known)).isEqualTo(checkpoint((int) each.size()));
        }
        assertThat(lines.next()).isEmpty();
        assertThat(lines.lineNumber()).isEqualTo(SIZE + 1);
    }

    @Test
    void has_the_documented_form() {
        assertThat(new ProvenCheckpoint(1, "n\n", List.of(new byte[32])).json())
                .isEqualTo("{\"size\":1,\"note\":\"n\\n\","
                        + "\"proof\":[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"]}");
    }

    @Test
    void does_not_prove_what_was_not_so() {
        ProvenCheckpoint other = new ProvenCheckpoint(
                5,
                new Checkpoint(signer.verifier().name(), 5, Hash.leaf(new byte[1])).sign(signer),
                proven(5).proof());
        ProvenCheckpoint mislabelled =
                new ProvenCheckpoint(6, proven(5).note(), proven(6).proof());
        ProvenCheckpoint later = new ProvenCheckpoint(SIZE, proven(SIZE).note(), List.of());

        assertThatExceptionOfType(ProofException.class).isThrownBy(() -> other.verify(checkpoint(SIZE), known));
        assertThatExceptionOfType(ProofException.class).isThrownBy(() -> mislabelled.verify(checkpoint(SIZE), known));
        assertThatExceptionOfType(ProofException.class).isThrownBy(() -> later.verify(checkpoint(9), known));
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> proven(5)
                        .verify(
                                checkpoint(SIZE),
                                List.of(NoteSigner.generate(signer.verifier().name())
                                        .verifier())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\":1,\"note\":\"n\"}",
                "{\"size\":1,\"note\":\"n\",\"proof\":[],\"more\":1}",
                "{\"size\":-1,\"note\":\"n\",\"proof\":[]}",
                "{\"size\":1,\"note\":\"n\",\"proof\":[\"AAAA\"]}",
                "{\"size\":1,\"note\":null,\"proof\":[]}",
            })
    void refuses_a_line(String line) {
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> ProvenCheckpoint.of(JsonLine.parse(line)));
    }

    private ProvenCheckpoint proven(int size) {
        return new ProvenCheckpoint(
                size, checkpoint(size).sign(signer), size == 0 ? List.of() : tree.consistencyProof(size, SIZE));
    }

    private Checkpoint checkpoint(int size) {
        return new Checkpoint(signer.verifier().name(), size, tree.rootAt(size));
    }
}
