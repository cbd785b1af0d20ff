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

    /**
     * A proof within the subtree of leaves {@code start} to {@code end} is an inclusion proof in the tree of these leaves alone.
     * Where leaves of one log make no subtree (start isn't a multiple of the span's power of two) there is nothing to prove:
     * here no function takes such a pair, so these vectors have nothing to refuse it.
     */
    @Test
    void agrees_with_every_published_proof_of_inclusion_in_a_subtree() throws IOException {
        int checked = 0;
        for (Path file : files("subtreeinclusion")) {
            JsonNode vector = JsonMapper.shared().readTree(file);
            long start = vector.get("start").asBigInteger().longValue();
            long end = vector.get("end").asBigInteger().longValue();
            if (isSubtree(start, end)) {
                boolean included = MerkleProof.included(
                        bytes(vector, "leafHash"),
                        vector.get("leafIdx").asBigInteger().longValue() - start,
                        end - start,
                        bytes(vector, "root"),
                        proof(vector));
                assertThat(included)
                        .as(file.toString())
                        .isEqualTo(!vector.get("wantErr").asBoolean());
                checked++;
            } else {
                assertThat(vector.get("wantErr").asBoolean())
                        .as(file.toString())
                        .isTrue();
            }
        }
        assertThat(checked).isGreaterThan(150);
    }

    /**
     * From leaf 0 on a subtree is an earlier tree. Others take another proof (draft-ietf-plants-merkle-tree-certs section 4.4),
     * which no part of TrialLedger makes or reads; an empty one is there part of any tree, here it proves nothing.
     */
    @Test
    void agrees_with_every_published_proof_of_consistency_with_a_subtree_from_the_start() throws IOException {
        int checked = 0;
        for (Path file : files("subtreeconsistency")) {
            JsonNode vector = JsonMapper.shared().readTree(file);
            if (vector.get("start").asBigInteger().signum() == 0
                    && vector.get("end").asBigInteger().signum() > 0) {
                boolean consistent = MerkleProof.consistent(
                        vector.get("end").asBigInteger().longValue(),
                        bytes(vector, "root1"),
                        vector.get("size").asBigInteger().longValue(),
                        bytes(vector, "root2"),
                        proof(vector));
                assertThat(consistent)
                        .as(file.toString())
                        .isEqualTo(!vector.get("wantErr").asBoolean()
                                && !vector.get("desc").asString().equals(ROOTS_THAT_ARE_NO_HASHES));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(90);
    }

    private static boolean isSubtree(long start, long end) {
        long count = end - start;
        return start >= 0 && count > 0 && start % (Long.highestOneBit(2 * count - 1)) == 0;
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
