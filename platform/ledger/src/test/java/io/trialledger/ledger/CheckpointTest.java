package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private final NoteSigner signer = NoteSigner.generate("trialledger.local/enrollment");
    private final Checkpoint checkpoint = new Checkpoint("trialledger.local/enrollment", 12, new byte[32]);

    @Test
    void a_signed_checkpoint_opens_as_it_was() {
        assertThat(Checkpoint.open(checkpoint.sign(signer), List.of(signer.verifier())))
                .isEqualTo(checkpoint);
    }

    @Test
    void a_stored_key_signs_the_same() {
        NoteSigner stored = NoteSigner.of("trialledger.local/enrollment", signer.pkcs8());

        assertThat(stored.verifier()).isEqualTo(signer.verifier());
        assertThat(checkpoint.sign(stored)).isEqualTo(checkpoint.sign(signer));
    }

    @Test
    void a_changed_size_breaks_the_signature() {
        String forged = checkpoint.sign(signer).replace("\n12\n", "\n11\n");

        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> Checkpoint.open(forged, List.of(signer.verifier())))
                .withMessageContaining("invalid signature");
    }

    @Test
    void the_key_of_another_log_does_not_sign_this_one() {
        NoteSigner other = NoteSigner.generate("trialledger.local/visits");

        assertThatExceptionOfType(NoteException.class)
                .isThrownBy(() -> Checkpoint.open(checkpoint.sign(other), List.of(other.verifier())))
                .withMessageContaining("signed by another key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\n",
                "o\n01\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n9999999999999999999\n" + ROOT + "\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + ROOT,
                "o\n1\n" + ROOT + "\n\nextension\n",
                "o o\n1\n" + ROOT + "\n",
            })
    void refuses_a_malformed_checkpoint(String text) {
        assertThatExceptionOfType(NoteException.class).isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void a_signer_shows_nothing_of_its_key() {
        assertThat(signer).hasToString("NoteSigner(trialledger.local/enrollment)");
    }
}
