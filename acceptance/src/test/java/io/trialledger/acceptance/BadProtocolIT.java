package io.trialledger.acceptance;

import static io.trialledger.acceptance.Problems.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.local.client.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol files with something wrong, through the gateway: refused by name or taken with a finding, and no event. */
class BadProtocolIT {

    private static final String OTHER = "NLT-205";

    @RegisterExtension
    private final HeadsUnchanged heads = new HeadsUnchanged();

    private static String file() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(BadProtocolIT.class.getResourceAsStream("/demo-study.usdm.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("NLT-204", OTHER);
        }
    }

    private static String changed(String find, String replace) throws IOException {
        String file = file();
        assertThat(file).contains(find);
        return file.replace(find, replace);
    }

    private static Answer imported(String file) throws IOException {
        return Demo.loaded()
                .as("admin")
                .send(
                        "POST",
                        "/study-imports?format=usdm",
                        file,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.3, 0.5, 0.999})
    void cut_off(double part) throws IOException {
        String file = file().strip();

        isProblem(imported(file.substring(0, (int) (file.length() * part))), 400, "NOT_JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "4.0.0"                                  | "3.0.0"           | UNSUPPORTED_USDM_VERSION   | usdmVersion
            "mainTimeline": true                     | "mainTimeline": false | MAIN_TIMELINE_MISSING  | scheduleTimelines
            "entryId": "ScheduledActivityInstance_1" | "entryId": "none" | UNKNOWN_ENTRY | scheduleTimelines[Main Timeline].entryId
            """)
    void not_importable(String find, String replace, String rule, String field) throws IOException {
        isProblem(imported(changed(find, replace)), 422, rule, field);
    }

    /** Walked as far as it goes: what is left out is named before anything is stored. */
    @ParameterizedTest
    @CsvSource({
        "ScheduledActivityInstance_8, ScheduledActivityInstance_3, TIMELINE_LOOP WK12, UNREACHABLE_INSTANCE FU16",
        "ScheduledActivityInstance_5, ScheduledActivityInstance_6, UNREACHABLE_INSTANCE TEL6, UNREACHABLE_INSTANCE TEL6"
    })
    void a_loop_and_an_instance_nothing_leads_to(String next, String instead, String finding, String another)
            throws IOException {
        String file =
                changed("\"defaultConditionId\": \"" + next + "\"", "\"defaultConditionId\": \"" + instead + "\"");

        Answer preview = Demo.loaded()
                .as("admin")
                .send("POST", "/study-imports?format=usdm&preview=true", file, Map.of())
                .orFail("preview");

        assertThat(findings(preview)).contains(finding, another);
    }

    private static Stream<String> findings(Answer answer) {
        return answer.json()
                .path("report")
                .path("findings")
                .valueStream()
                .map(f -> f.path("code").asString() + " " + f.path("where").asString());
    }

    @Test
    void a_protocol_that_is_there_already() throws IOException {
        isProblem(imported(file().replace(OTHER, "NLT-204")), 409, "STUDY_EXISTS");
    }
}
