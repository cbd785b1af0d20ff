package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors of transparency-dev/merkle. */
class MerkleVectorsTest {

    /** Its equal roots are 12 bytes long and pass there; here a root has 32 bytes or is none. */
    private static final String ROOTS_THAT_ARE_NO_HASHES = "sizes are equal (one) and proof is empty";

    @Test
    void agrees_with_every_published_inclusion_proof() throws IOException {
        List<Path> files = files("inclusion");
        for (Path file : files) {
            JsonNode vector = JsonMapper.shared().readTree(file);
            boolean included = MerkleProof.included(
                    bytes(vector, "leafHash"),
                    vector.get("leafIdx").asBigInteger().longValue(),
                    vector.get("treeSize").asBigInteger().longValue(),
                    bytes(vector, "root"),
                    proof(vector));
            assertThat(included)
                    .as(file.toString())
                    .isEqualTo(!vector.get("wantErr").asBoolean());
        }
        assertThat(files).hasSizeGreaterThan(90);
    }

    @Test
    void agrees_with_every_published_consistency_proof() throws IOException {
        List<Path> files = files("consistency");
        for (Path file : files) {
            JsonNode vector = JsonMapper.shared().readTree(file);
            boolean consistent = MerkleProof.consistent(
                    vector.get("size1").asBigInteger().longValue(),
                    bytes(vector, "root1"),
                    vector.get("size2").asBigInteger().longValue(),
                    bytes(vector, "root2"),
                    proof(vector));
            boolean expected = !vector.get("wantErr").asBoolean()
                    && !vector.get("desc").asString().equals(ROOTS_THAT_ARE_NO_HASHES);
            assertThat(consistent).as(file.toString()).isEqualTo(expected);
        }
        assertThat(files).hasSizeGreaterThan(90);
    }

    private static List<Path> files(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(Vectors.folder("rfc6962-merkle").resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(JsonNode vector, String name) {
        return Base64.getDecoder().decode(vector.get(name).asString(""));
    }

    private static List<byte[]> proof(JsonNode vector) {
        List<byte[]> proof = new ArrayList<>();
        JsonNode hashes = vector.get("proof");
        for (int i = 0; i < hashes.size(); i++) {
            proof.add(Base64.getDecoder().decode(hashes.get(i).asString()));
        }
        return proof;
    }
}
