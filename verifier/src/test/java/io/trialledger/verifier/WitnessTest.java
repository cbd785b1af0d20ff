package io.trialledger.verifier;

import static io.trialledger.verifier.Trial.ENROLLMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.ConsistencyProof;
import io.trialledger.ledger.Cosignature;
import io.trialledger.ledger.Cosigner;
import io.trialledger.ledger.MerkleTree;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @TempDir
    Path folder;

    private final Trial trial = new Trial();
    private final NoteSigner log = trial.enrollmentKey;
    private final Cosigner key = Cosigner.generate("sponsor.example/witness");

    @Test
    void cosigns_the_first_checkpoint_and_those_that_extend_it() throws IOException {
        Witness.Cosigned first = cosign(note(5), this::proof);
        Witness.Cosigned second = cosign(note(17), this::proof);

        assertThat(first.extended()).isEmpty();
        assertThat(second.extended()).map(Checkpoint::size).contains(5L);
        assertThat(SignedNote.open(second.note(), List.of(log.verifier(), key.verifier()))
                        .cosignatures())
                .containsExactly(new Cosignature(key.verifier(), NOW));
        assertThat(stored()).isEqualTo(second.note());
        assertThat(second.checkpoint().size()).isEqualTo(17);
    }

    @Test
    void cosigns_the_same_checkpoint_again() throws IOException {
        cosign(note(5), this::proof);

        assertThat(cosign(note(5), (oldSize, newSize) -> Optional.empty()).extended())
                .isPresent();
    }

    @Test
    void refuses_a_smaller_one() throws IOException {
        cosign(note(17), this::proof);

        refuses(
                note(16),
                this::proof,
                "the log was rolled back, or an old checkpoint shown again (cosigned before: 17"
                        + " events, now shown: 16)");
    }

    @Test
    void refuses_another_history_of_the_same_size() throws IOException {
        cosign(note(17), this::proof);

        refuses(forged(17), this::proof, "the log has TWO HISTORIES of 17 events");
    }

    @Test
    void refuses_another_history_of_a_larger_size() throws IOException {
        cosign(note(17), this::proof);

        refuses(
                forged(20),
                this::proof,
                "the log isn't shown to have only grown (cosigned before: 17 events, now shown:" + " 20)");
    }

    @Test
    void refuses_growth_without_its_proof() throws IOException {
        cosign(note(17), this::proof);

        refuses(note(20), (oldSize, newSize) -> Optional.empty(), "a proof is needed that the log only grew");
        refuses(note(20), (oldSize, newSize) -> proof(16, 20), "the proof starts at size 16");
        refuses(note(20), (oldSize, newSize) -> proof(17, 21), "isn't shown to extend");
    }

    @Test
    void refuses_what_the_log_did_not_sign() {
        refuses(
                Trial.checkpoint(trial.enrollment, NoteSigner.generate(ENROLLMENT), 5),
                this::proof,
                "this isn't a checkpoint signed with the log's key");
        refuses(trial.enrollmentKey.verifier().toString(), this::proof, "this isn't a checkpoint");
    }

    @Test
    void never_starts_anew_by_itself() throws IOException {
        cosign(note(5), this::proof);
        Path file = folder.resolve("trialledger.local%2Fenrollment.checkpoint");
        Files.writeString(file, note(5));

        refuses(note(6), this::proof, "what this witness cosigned last can't be told");
        Files.writeString(file, "");
        refuses(note(6), this::proof, "what this witness cosigned last can't be told");
        Files.writeString(file, key.cosign(Trial.checkpoint(trial.visits, trial.visitsKey, 3), NOW));
        refuses(note(6), this::proof, "is of another log");
    }

    @Test
    void signs_nothing_it_could_not_store() throws IOException {
        Files.createDirectory(folder.resolve("trialledger.local%2Fenrollment.checkpoint.new"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> cosign(note(5), this::proof));
    }

    @Test
    void a_proof_that_cannot_be_read_changes_nothing() throws IOException {
        String before = cosign(note(5), this::proof).note();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> cosign(note(9), (oldSize, newSize) -> {
                    throw new IOException("no network");
                }));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void one_at_a_time_works_on_a_folder() throws IOException {
        try (WitnessState open = WitnessState.open(folder)) {
            assertThat(open.last(ENROLLMENT, key)).isEmpty();
            assertThatExceptionOfType(WitnessRefusal.class)
                    .isThrownBy(() -> WitnessState.open(folder))
                    .withMessageContaining("another witness is at work");
        }
        WitnessState.open(folder).close();
    }

    @Test
    void keeps_several_logs_apart() throws IOException {
        cosign(note(17), this::proof);
        try (WitnessState state = WitnessState.open(folder)) {
            new Witness(key, List.of(trial.visitsKey.verifier()), state)
                    .cosign(Trial.checkpoint(trial.visits, trial.visitsKey, 3), this::proof, NOW);
        }
        assertThat(cosign(note(18), this::proof).extended()).isPresent();
    }

    private Witness.Cosigned cosign(String note, Witness.Proofs proofs) throws IOException {
        try (WitnessState state = WitnessState.open(folder)) {
            return new Witness(key, List.of(log.verifier()), state).cosign(note, proofs, NOW);
        }
    }

    private void refuses(String note, Witness.Proofs proofs, String why) {
        assertThatExceptionOfType(WitnessRefusal.class)
                .isThrownBy(() -> cosign(note, proofs))
                .withMessageContaining(why);
    }

    private String stored() throws IOException {
        return Files.readString(folder.resolve("trialledger.local%2Fenrollment.checkpoint"));
    }

    private String note(int size) {
        return Trial.checkpoint(trial.enrollment, log, size);
    }

    private String forged(int size) {
        return new Checkpoint(ENROLLMENT, size, new byte[32]).sign(log);
    }

    private Optional<ConsistencyProof> proof(long oldSize, long newSize) {
        MerkleTree tree = new MerkleTree();
        trial.enrollment.forEach(event -> tree.append(event.leaf()));
        return Optional.of(new ConsistencyProof(oldSize, tree.consistencyProof(oldSize, newSize)));
    }
}
