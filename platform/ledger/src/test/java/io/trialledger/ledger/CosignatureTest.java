package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Witnesses beside the log on one note. */
class CosignatureTest {

    private static final String ORIGIN = "trialledger.local/enrollment";
    private static final Instant AT = Instant.ofEpochSecond(1_679_315_147);

    private final NoteSigner log = NoteSigner.generate(ORIGIN);
    private final Cosigner sponsor = Cosigner.generate("sponsor.example/witness");
    private final Cosigner site = Cosigner.generate("site-101.example/witness");
    private final Checkpoint checkpoint = new Checkpoint(ORIGIN, 12, new byte[32]);
    private final String note = checkpoint.sign(log);

    @Test
    void a_cosignature_tells_who_and_when() {
        String cosigned = sponsor.cosign(note, AT.plusMillis(999));

        SignedNote opened = SignedNote.open(cosigned, List.of(log.verifier(), sponsor.verifier()));

        assertThat(opened.cosignatures()).containsExactly(new Cosignature(sponsor.verifier(), AT));
        assertThat(opened.verifiedBy()).containsExactly(log.verifier(), sponsor.verifier());
        assertThat(cosigned).startsWith(note);
    }

    /** The specification, byte by byte, checked with the JDK's own Ed25519. */
    @Test
    void the_signature_is_that_of_the_specification() throws Exception {
        String line = sponsor.cosignature(note, AT);
        byte[] bytes = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1, line.length() - 1));
        byte[] typed = Base64.getDecoder().decode(sponsor.verifier().toString().split("\\+", 3)[2]);
        byte[] raw = Arrays.copyOfRange(typed, 1, 33);
        byte[] keyId =
                Hash.sha256().digest(concat("sponsor.example/witness\n".getBytes(StandardCharsets.UTF_8), typed));

        assertThat(line).startsWith("\u2014 sponsor.example/witness ").endsWith("\n");
        assertThat(typed[0]).isEqualTo((byte) 4);
        assertThat(bytes).hasSize(4 + 8 + 64).startsWith(Arrays.copyOf(keyId, 4));
        assertThat(ByteBuffer.wrap(bytes, 4, 8).getLong()).isEqualTo(1_679_315_147L);
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new X509EncodedKeySpec(concat(HexFormat.of().parseHex("302a300506032b6570032100"), raw))));
        ed25519.update(("cosignature/v1\ntime 1679315147\n" + checkpoint.text()).getBytes(StandardCharsets.UTF_8));
        assertThat(ed25519.verify(bytes, 12, 64)).isTrue();
    }

    @Test
    void a_witness_key_reads_back_from_its_text() {
        assertThat(NoteVerifier.parse(sponsor.verifier().toString()))
                .isEqualTo(sponsor.verifier())
                .matches(NoteVerifier::cosigns);
        assertThat(log.verifier().cosigns()).isFalse();
        assertThat(Cosigner.of("sponsor.example/witness", sponsor.pkcs8()).verifier())
                .isEqualTo(sponsor.verifier());
    }

    @Test
    void unknown_witnesses_are_ignored_also_those_with_other_algorithms() {
        byte[] mlDsa44 = new byte[4 + 8 + 2420];
        String cosigned = site.cosign(note, AT) + "\u2014 quantum.example/w "
                + Base64.getEncoder().encodeToString(mlDsa44) + "\n";

        SignedNote opened = SignedNote.open(cosigned, List.of(log.verifier(), sponsor.verifier()));

        assertThat(opened.cosignatures()).isEmpty();
        assertThat(opened.unverified()).containsExactly("site-101.example/witness", "quantum.example/w");
        assertThat(Checkpoint.open(cosigned, List.of(log.verifier()))).isEqualTo(checkpoint);
    }

    @Test
    void every_changed_bit_of_a_cosignature_is_refused() {
        String line = sponsor.cosignature(note, AT);
        byte[] bytes = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1, line.length() - 1));
        for (int bit = 32; bit < 8 * bytes.length; bit += 7) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String forged = note + "\u2014 sponsor.example/witness "
                    + Base64.getEncoder().encodeToString(changed) + "\n";
            assertThatExceptionOfType(NoteException.class)
                    .as("bit " + bit)
                    .isThrownBy(() -> SignedNote.open(forged, List.of(log.verifier(), sponsor.verifier())))
                    .withMessageContaining("invalid cosignature for key sponsor.example/witness+");
        }
    }

    @Test
    void a_cosignature_of_another_length_is_refused() {
        for (int length : new int[] {5, 4 + 8 + 63, 4 + 8 + 65, 4 + 64}) {
            byte[] bytes = ByteBuffer.allocate(length)
                    .putInt(sponsor.verifier().keyId())
                    .array();
            String forged = note + "\u2014 sponsor.example/witness "
                    + Base64.getEncoder().encodeToString(bytes) + "\n";
            assertThatExceptionOfType(NoteException.class)
                    .isThrownBy(() -> SignedNote.open(forged, List.of(sponsor.verifier())))
                    .withMessageContaining("invalid cosignature");
        }
    }

    @Test
    void a_witness_does_not_replace_the_log() {
        Cosigner namedAsTheLog = Cosigner.generate(ORIGIN);
        String cosigned = namedAsTheLog.cosign(note, AT);

        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> Checkpoint.open(cosigned, List.of(namedAsTheLog.verifier())))
                .withMessageContaining("signed by another key");
    }

    @Test
    void cosigning_again_replaces_the_earlier_cosignature() {
        String twice = sponsor.cosign(sponsor.cosign(note, AT), AT.plusSeconds(60));

        assertThat(SignedNote.open(twice, List.of(sponsor.verifier())).cosignatures())
                .containsExactly(new Cosignature(sponsor.verifier(), AT.plusSeconds(60)));
        assertThat(twice.lines()).hasSize(6);
    }

    @Test
    void the_log_collects_its_witnesses() {
        String both = SignedNote.merge(
                note,
                sponsor.cosignature(note, AT) + site.cosignature(note, AT),
                List.of(sponsor.verifier(), site.verifier()));

        assertThat(both).isEqualTo(site.cosign(sponsor.cosign(note, AT), AT));
        assertThat(SignedNote.merge(note, both, List.of(site.verifier()))).isEqualTo(site.cosign(note, AT));
        assertThat(SignedNote.merge(both, sponsor.cosign(note, AT), List.of(sponsor.verifier())))
                .as("what is there stays")
                .isEqualTo(both);
    }

    @Test
    void the_log_takes_no_bad_cosignature() {
        String ofAnother = sponsor.cosign(new Checkpoint(ORIGIN, 13, new byte[32]).sign(log), AT);
        String line = ofAnother.substring(ofAnother.lastIndexOf('\u2014'));

        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> SignedNote.merge(note, line, List.of(sponsor.verifier())))
                .withMessageContaining("invalid cosignature");
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> SignedNote.merge(note, ofAnother, List.of(sponsor.verifier())))
                .withMessageContaining("another text");
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> SignedNote.merge(note, "hello\n", List.of(sponsor.verifier())))
                .withMessageContaining("malformed");
    }

    @Test
    void refuses_to_cosign_what_is_no_checkpoint_or_before_1970() {
        String poem = SignedNote.sign("roses are red\n", log);

        assertThatExceptionOfType(NoteException.class).isThrownBy(() -> sponsor.cosign(poem, AT));
        assertThatExceptionOfType(NoteException.class).isThrownBy(() -> sponsor.cosign(checkpoint.text(), AT));
        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> sponsor.cosign(note, Instant.ofEpochSecond(-1)));
    }

    @Test
    void a_cosigner_shows_nothing_of_its_key() {
        assertThat(sponsor).hasToString("Cosigner(sponsor.example/witness)");
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
