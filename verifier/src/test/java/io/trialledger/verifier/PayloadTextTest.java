package io.trialledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"siteId\":\"701\"}|701",
                "{ \"a\" : 1.5e3 ,   \"siteId\"\t: \"7\\u0030\\\"1\" }|70\"1",
                "{\"a\":{\"siteId\":\"1\"},\"b\":[{\"siteId\":\"2\"},\"siteId\",[]],\"siteId\":\"3\"}|3",
                "{\"siteIds\":\"1\",\"a\\\"siteId\":\"x\",\"siteId\":\"é\"}|é",
                "{\"a\":\"siteId\",\"b\":\"}{\",\"siteId\":\"4\"}|4",
            })
    void finds_a_text_at_the_top(String json, String text) {
        assertThat(PayloadText.of(json.getBytes(UTF_8), "siteId")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "{\"siteId\":701}",
                "{\"siteId\":null,\"a\":\"x\"}",
                "{\"a\":\"siteId\",\"b\":\"siteId\"}",
                "[\"siteId\",\"701\"]",
                "{\"a\":{\"siteId\":\"701\"}}",
                "{\"siteId\"",
                "{\"siteId\":",
                "{\"site",
                "{\"a\\",
            })
    void finds_nothing_else(String json) {
        assertThat(PayloadText.of(json.getBytes(UTF_8), "siteId")).isEmpty();
    }

    @Test
    void an_event_whose_metadata_names_no_site_is_of_that_in_its_payload() {
        Trial trial = new Trial();
        var monitored = trial.enrollment.get(4);
        Filter filter = new Filter(Optional.empty(), Optional.of("702"), Optional.empty());

        assertThat(filter.check(monitored)).isPresent();
        assertThat(filter.check(ChangedEvent.of(monitored)
                        .payload("{\"n\":[1.5],\"siteId\":\"702\"}".getBytes(UTF_8))
                        .event()))
                .isEmpty();
        assertThat(filter.check(ChangedEvent.of(trial.enrollment.get(3))
                        .payload("{\"siteId\":\"702\"}".getBytes(UTF_8))
                        .event()))
                .as("metadata says 701")
                .isPresent();
    }
}
