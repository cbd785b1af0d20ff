package io.trialledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierCommandTest {

    @TempDir
    Path folder;

    private final Trial trial = new Trial();
    private final StringWriter out = new StringWriter();
    private Path bundle;

    @BeforeEach
    void write() throws IOException {
        bundle = Files.write(folder.resolve("bundle.ndjson"), Trial.bytes(trial.bundle()));
    }

    @Test
    void exits_with_0_for_a_sound_bundle() {
        assertThat(run(bundle.toString())).isZero();
        assertThat(out.toString()).contains("VERIFIED").contains("visits: 40 events");
    }

    @Test
    void takes_keys_and_checkpoints() throws IOException {
        Path note = Files.writeString(
                folder.resolve("checkpoint"), Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 5));
        Path json = Files.writeString(
                folder.resolve("checkpoints.json"),
                JsonLine.write()
                        .put("enrollment", Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 7))
                        .put("visits", Trial.checkpoint(trial.visits, trial.visitsKey, 9))
                        .toString());

        int code = run(
                bundle.toString(),
                "--key",
                trial.enrollmentKey.verifier().toString(),
                "--key",
                trial.visitsKey.verifier().toString(),
                "--checkpoint",
                note.toString(),
                "--checkpoint",
                json.toString());

        assertThat(out.toString())
                .contains("extends the checkpoint of 5; extends the checkpoint of 7")
                .contains("extends the checkpoint of 9");
        assertThat(code).isZero();
    }

    @Test
    void takes_receipts() throws IOException {
        Path enrollment = receipts("enrollment", Trial.receipts(Trial.ENROLLMENT, trial.enrollment));
        Path visits = receipts("visits", Trial.receipts(Trial.VISITS, trial.visits));

        assertThat(run(bundle.toString(), "--receipts", enrollment.toString(), visits.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("Receipts: 20 for 20 events sent by coordinator-701: all there and unchanged");
        assertThat(run(bundle.toString(), "--receipts", visits.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("stands under the name of coordinator-701")
                .contains("10 events stand under these names without a receipt.");
    }

    @Test
    void exits_with_1_for_a_receipt_that_is_none() throws IOException {
        Path file = Files.writeString(folder.resolve("r"), "\n{}\n");

        assertThat(run(bundle.toString(), "--receipts", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("NOT VERIFIED: not a receipt of the format trialledger-receipt/1");
    }

    @Test
    void exits_with_1_and_names_the_place() throws IOException {
        String text = Files.readString(bundle);
        Files.writeString(bundle, text.replaceFirst("\"position\":13,", "\"position\":14,"));

        assertThat(run(bundle.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("enrollment, position 13: missing")
                .containsPattern("NOT VERIFIED: \\d+ findings");
    }

    @Test
    void exits_with_1_for_a_file_that_is_not_there() {
        assertThat(run(folder.resolve("nothing").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("NOT VERIFIED: can't read");
    }

    @Test
    void exits_with_1_for_a_key_that_is_none() {
        assertThat(run(bundle.toString(), "--key", "mine")).isEqualTo(1);
        assertThat(out.toString()).contains("NOT VERIFIED: not a verifier key");
    }

    @Test
    void exits_with_1_for_wrong_usage() {
        assertThat(run()).isEqualTo(1);
    }

    private Path receipts(String name, List<Receipt> receipts) throws IOException {
        return Files.write(
                folder.resolve(name), receipts.stream().map(Receipt::json).toList());
    }

    private int run(String... args) {
        return VerifierCommand.execute(args, new PrintWriter(out, true), new PrintWriter(out, true));
    }
}
