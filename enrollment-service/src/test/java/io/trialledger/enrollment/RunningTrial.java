package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * A study of its own in the running service: ada administers it; at site 701, which is active, carla coordinates and ines
 * investigates. Site 702 is not active.
 */
final class RunningTrial {

    static final String ANSWERS =
            "\"answers\":[{\"criterion\":\"IN01\",\"met\":true},{\"criterion\":\"EX01\",\"met\":false}]";

    private final RunningService service = RunningService.one();
    private final String study = "S-" + UUID.randomUUID().toString().substring(0, 8);

    private RunningTrial() {}

    static RunningTrial begun() {
        RunningTrial trial = new RunningTrial();
        assertThat(trial.importAs("ada", trial.file(), UUID.randomUUID().toString())
                        .status())
                .isEqualTo(201);
        trial.ok("ada", "/sites/701", "{\"name\":\"Site 701\",\"country\":\"US\",\"timeZone\":\"America/New_York\"}");
        trial.ok("ada", "/sites/702", "{\"name\":\"Site 702\",\"country\":\"DE\",\"timeZone\":\"Europe/Berlin\"}");
        trial.ok("ada", "/sites/701/activation", "{\"activatedOn\":\"2026-01-02\"}");
        trial.ok("ada", "/team/carla/grants/g1", "{\"role\":\"COORDINATOR\",\"site\":\"701\",\"name\":\"Carla\"}");
        trial.ok("ada", "/team/ines/grants/g1", "{\"role\":\"INVESTIGATOR\",\"site\":\"701\",\"name\":\"Ines\"}");
        return trial;
    }

    RunningService service() {
        return service;
    }

    String study() {
        return study;
    }

    /** A study definition of our own with this study's identifier. */
    String file() {
        try (InputStream in =
                Objects.requireNonNull(RunningTrial.class.getClassLoader().getResourceAsStream("usdm/small.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("SMALL-1", study);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer importAs(String user, String file, String key) {
        return service.send("POST", "/study-imports?format=usdm", service.token(user), file, "Idempotency-Key", key);
    }

    Answer put(String user, String path, String body) {
        return service.send("PUT", "/studies/" + study + path, service.token(user), body);
    }

    Answer post(String user, String path, String body, String key) {
        return service.send("POST", "/studies/" + study + path, service.token(user), body, "Idempotency-Key", key);
    }

    Answer get(String user, String path, String... headers) {
        return service.send("GET", "/studies/" + study + path, service.token(user), "", headers);
    }

    /** Sends a PUT that must record something, and answers the log position to read it at. */
    String ok(String user, String path, String body) {
        Answer answer = put(user, path, body);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(200);
        assertThat(answer.json().path("recorded").asBoolean()).isTrue();
        return answer.header("X-Log-Position");
    }

    void registered(String subject) {
        ok("carla", "/subjects/" + subject, "{\"site\":\"701\"}");
    }

    void consented(String subject) {
        registered(subject);
        ok("carla", "/subjects/" + subject + "/consents/v1", "{\"consentedOn\":\"2026-01-05\"}");
    }

    void eligible(String subject) {
        consented(subject);
        ok("carla", "/subjects/" + subject + "/screening", "{\"screenedOn\":\"2026-01-06\"}");
        ok("ines", "/subjects/" + subject + "/eligibility", "{\"attestedOn\":\"2026-01-12\"," + ANSWERS + "}");
    }

    String randomized(String subject) {
        eligible(subject);
        ok("carla", "/subjects/" + subject + "/enrollment", "{\"enrolledOn\":\"2026-01-13\"}");
        return ok("ines", "/subjects/" + subject + "/randomization", "{\"randomizedOn\":\"2026-01-13\"}");
    }
}
