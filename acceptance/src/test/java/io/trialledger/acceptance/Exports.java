package io.trialledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialledger.local.client.Answer;
import io.trialledger.local.client.TrialClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody who takes a study's history home through the gateway, as the portal does it. */
public final class Exports {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TrialClient reader;
    private final String study;

    public Exports(TrialClient reader, String study) {
        this.reader = reader;
        this.study = study;
    }

    /** Begins one, of a {@code site}, a {@code subject} or neither; answers its address. */
    public String begin(Map<String, String> filter) {
        Answer begun =
                reader.post("/studies/" + study + "/exports", UUID.randomUUID().toString(), filter);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        return begun.headers().get("location").replaceFirst("^/api/v1", "");
    }

    public String state(String export) {
        return show(export).path("state").asString();
    }

    public JsonNode show(String export) {
        return reader.get(export).orFail("an export").json();
    }

    public void resume(String export) {
        reader.send("POST", export + "/resume", null, Map.of()).orFail("to go on with an export");
    }

    /** Returns when it is done. */
    public JsonNode awaitDone(String export) {
        await("the export is done")
                .atMost(PATIENCE)
                .until(
                        () -> show(export),
                        each -> !each.path("state").asString().equals("running"));
        JsonNode done = show(export);
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
        return done;
    }

    public Path fetch(String export, Path file) throws IOException {
        try (InputStream in = reader.stream(export + "/bundle.zip")) {
            Files.copy(in, file);
        }
        return file;
    }
}
