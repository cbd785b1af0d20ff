package io.trialledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.ConsistencyProof;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.MerkleTree;
import io.trialledger.ledger.NoteVerifier;
import io.trialledger.ledger.SignedNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessCommandTest {

    @TempDir
    Path folder;

    private final Trial trial = new Trial();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private NoteVerifier witness;
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        assertThat(run("--new-key", "sponsor.example/w", "--key", path("witness.key")))
                .isZero();
        witness = NoteVerifier.parse(out.toString().strip());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String answer = answers.get(exchange.getRequestURI().toString());
            byte[] body = (answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_key_is_its_owners_alone_and_never_overwritten() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("witness.key"))))
                .isEqualTo("rw-------");
        assertThat(witness.cosigns()).isTrue();
        assertThat(witness.name()).isEqualTo("sponsor.example/w");

        assertThat(run("--new-key", "sponsor.example/w", "--key", path("witness.key")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is there already: a key is never overwritten");
        assertThat(run("--new-key", "bad name", "--key", path("other.key"))).isEqualTo(1);
        assertThat(folder.resolve("other.key")).doesNotExist();
    }

    @Test
    void cosigns_from_files() throws IOException {
        Path note = Files.writeString(folder.resolve("checkpoint"), note(5));

        assertThat(cosign("--checkpoint", note.toString())).isZero();
        assertThat(Checkpoint.open(out.toString(), List.of(trial.enrollmentKey.verifier()))
                        .size())
                .isEqualTo(5);
        assertThat(SignedNote.open(out.toString(), List.of(witness)).cosignatures())
                .hasSize(1);
        assertThat(err.toString())
                .contains("COSIGNED: 5 events of trialledger.local/enrollment, the first checkpoint seen of this log");

        Files.writeString(note, note(9));
        Path proof = Files.writeString(folder.resolve("proof"), proof(5, 9));
        assertThat(cosign("--checkpoint", note.toString(), "--consistency", proof.toString()))
                .isZero();
        assertThat(err.toString())
                .contains("9 events of trialledger.local/enrollment, which extend the 5 cosigned before");
    }

    @Test
    void cosigns_from_addresses_and_of_several_logs_its_own() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret\n");
        answers.put("/checkpoints", both(5));
        assertThat(cosign("--checkpoint", address + "/checkpoints", "--token-file", token.toString()))
                .isZero();
        answers.put("/checkpoints", both(9));
        answers.put("/consistency?old=5&size=9", proof(5, 9));

        assertThat(cosign(
                        "--checkpoint",
                        address + "/checkpoints",
                        "--consistency",
                        address + "/consistency?old={old}&size={size}"))
                .isZero();
        assertThat(SignedNote.open(out.toString(), List.of(witness)).text())
                .startsWith("trialledger.local/enrollment\n9\n");
        assertThat(tokens).containsExactly("Bearer secret", "null", "null");
    }

    @Test
    void exits_with_1_and_the_reason() throws IOException {
        answers.put("/checkpoint", note(9));
        assertThat(cosign("--checkpoint", address + "/checkpoint")).isZero();
        answers.put("/checkpoint", note(8));

        refuses("rolled back", "--checkpoint", address + "/checkpoint");
        refuses("HTTP 404", "--checkpoint", address + "/nothing");
        refuses("can't read " + path("nothing"), "--checkpoint", path("nothing"));
        refuses("Needed: --checkpoint and --log");
        answers.put("/checkpoint", "x".repeat(1_000_001));
        refuses("longer than 1000000 bytes", "--checkpoint", address + "/checkpoint");
        answers.put("/checkpoint", Trial.checkpoint(trial.visits, trial.visitsKey, 3));
        refuses("no checkpoint of the log of a key given by --log", "--checkpoint", address + "/checkpoint");
        answers.put("/checkpoint", "{}");
        refuses("no checkpoint of the log of a key given by --log", "--checkpoint", address + "/checkpoint");
        answers.put("/checkpoint", note(12));
        answers.put("/proof", "new 9\n");
        refuses("expected \"old\"", "--checkpoint", address + "/checkpoint", "--consistency", address + "/proof");
        refuses("--consistency", "--checkpoint", address + "/checkpoint");
    }

    @Test
    void refuses_a_key_others_can_read_and_what_is_no_key() throws IOException {
        Path note = Files.writeString(folder.resolve("checkpoint"), note(5));
        Path key = folder.resolve("witness.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        refuses("can be read by others: chmod 600", "--checkpoint", note.toString());

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        String secret = Files.readString(key);
        Files.writeString(key, secret.replace("\"pkcs8\":\"", "\"pkcs8\":\"A"));
        refuses("isn't a witness's key", "--checkpoint", note.toString());
        assertThat(err.toString()).doesNotContain(secret.substring(60, 100));
    }

    @Test
    void a_token_goes_to_no_other_machine_in_clear() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret");

        refuses(
                "a token is only sent over https",
                "--checkpoint",
                "http://192.0.2.1/checkpoint",
                "--token-file",
                token.toString());
    }

    private void refuses(String why, String... args) {
        assertThat(cosign(args)).isEqualTo(1);
        assertThat(err.toString()).contains(why);
        assertThat(out.toString()).isEmpty();
    }

    private int cosign(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--key", path("witness.key"), "--state", path("state")));
        if (args.length > 0) {
            all.addAll(List.of("--log", trial.enrollmentKey.verifier().toString()));
        }
        return run(all.toArray(String[]::new));
    }

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("witness"));
        all.addAll(List.of(args));
        return VerifierCommand.execute(
                all.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String note(int size) {
        return Trial.checkpoint(trial.enrollment, trial.enrollmentKey, size);
    }

    private String both(int size) {
        return JsonLine.write()
                .put("enrollment", note(size))
                .put("visits", Trial.checkpoint(trial.visits, trial.visitsKey, size))
                .toString();
    }

    private String proof(int oldSize, int newSize) {
        MerkleTree tree = new MerkleTree();
        trial.enrollment.forEach(event -> tree.append(event.leaf()));
        return new ConsistencyProof(oldSize, tree.consistencyProof(oldSize, newSize)).text();
    }
}
