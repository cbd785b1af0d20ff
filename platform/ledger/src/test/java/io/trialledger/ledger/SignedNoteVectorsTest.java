package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors of golang/mod and tessera. */
class SignedNoteVectorsTest {

    private static JsonNode vectors;

    @BeforeAll
    static void read() {
        vectors = JsonMapper.shared()
                .readTree(Vectors.folder("signed-note").resolve("vectors.json").toFile());
    }

    @Test
    void reads_every_valid_key() {
        for (String vkey : texts(vectors.get("valid_verifier_keys"))) {
            assertThat(NoteVerifier.parse(vkey)).hasToString(vkey);
        }
        String tessera = vectors.get("tessera_log_vkey").asString();
        assertThat(NoteVerifier.parse(tessera)).hasToString(tessera);
    }

    @Test
    void refuses_every_invalid_key() {
        for (JsonNode invalid : vectors.get("invalid_verifier_keys")) {
            if (invalid.has("key")) {
                refusesKey(invalid.get("key").asString());
            }
        }
        String valid = vectors.get("valid_verifier_keys").get(0).asString();
        for (int i = 0; i < valid.length(); i++) {
            char next = (char) (valid.charAt(i) + 1);
            refusesKey(valid.substring(0, i) + next + valid.substring(i + 1));
            refusesKey(valid.substring(0, i));
            refusesKey(valid.substring(i + 1));
        }
    }

    @Test
    void signs_as_published() {
        JsonNode sign = vectors.get("sign").get(0);
        NoteSigner signer = publishedSigner(sign.get("signer").asString());

        assertThat(SignedNote.sign(sign.get("text").asString(), signer))
                .isEqualTo(sign.get("want").asString());
    }

    @Test
    void opens_as_published() {
        JsonNode open = vectors.get("open");
        assertThat(open(open.get(0)).unverified()).containsExactly("EnochRoot");
        assertThat(open(open.get(0)).verifiedBy()).hasSize(1);
        assertThat(open(open.get(1)).verifiedBy()).hasSize(2);
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> open(open.get(2)))
                .withMessageContaining("no verifiable signature");
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> open(open.get(3)))
                .withMessageContaining("invalid signature for key PeterNeumann+c74f20a3");
    }

    @Test
    void refuses_a_note_with_101_signatures() {
        JsonNode sign = vectors.get("sign").get(0);
        String text = sign.get("text").asString();
        String line = sign.get("want").asString().substring(text.length() + 1);
        List<NoteVerifier> known = List.of(
                NoteVerifier.parse(vectors.get("valid_verifier_keys").get(0).asString()));

        assertThat(SignedNote.open(text + "\n" + line.repeat(100), known).verifiedBy())
                .hasSize(1);
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> SignedNote.open(text + "\n" + line.repeat(101), known))
                .withMessageContaining("too many signatures");
    }

    @Test
    void refuses_every_malformed_note() {
        List<NoteVerifier> known = List.of(
                NoteVerifier.parse(vectors.get("valid_verifier_keys").get(0).asString()));
        for (String malformed : texts(vectors.get("malformed"))) {
            assertThatExceptionOfType(NoteException.class)
                    .as(malformed)
                    .isThrownBy(() -> SignedNote.open(malformed, known))
                    .withMessageContaining("malformed");
        }
        byte[] valid = vectors.get("sign").get(0).get("want").asString().getBytes(StandardCharsets.UTF_8);
        byte[] notUtf8 = ByteBuffer.allocate(valid.length + 1)
                .put((byte) 0xFF)
                .put(valid)
                .array();
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> SignedNote.open(new String(notUtf8, StandardCharsets.UTF_8), known))
                .withMessageContaining("malformed");
    }

    @Test
    void reads_the_published_tree() {
        JsonNode tree = vectors.get("tree");

        Checkpoint checkpoint = Checkpoint.parse(
                tree.get("go_sum_tree").asString().replace("go.sum database tree", "go.sum-database-tree"));

        assertThat(checkpoint.size()).isEqualTo(tree.get("size").asLong());
        assertThat(checkpoint.root()).isEqualTo(Hash.leaf("hello world".getBytes(StandardCharsets.UTF_8)));
    }

    private static SignedNote open(JsonNode vector) {
        return SignedNote.open(
                vector.get("note").asString(),
                texts(vector.get("known")).stream().map(NoteVerifier::parse).toList());
    }

    private static void refusesKey(String vkey) {
        assertThatExceptionOfType(NoteException.class).as(vkey).isThrownBy(() -> NoteVerifier.parse(vkey));
    }

    private static NoteSigner publishedSigner(String name) {
        String[] parts =
                vectors.get("published_test_signer_keys").get(name).asString().split("\\+", 5);
        byte[] typed = Base64.getDecoder().decode(parts[4]);
        byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
        return NoteSigner.of(
                name, ByteBuffer.allocate(48).put(prefix).put(typed, 1, 32).array());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
