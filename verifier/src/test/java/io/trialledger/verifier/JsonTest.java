package io.trialledger.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JSON means the same, as a browser reads it. */
class JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[100]|[1.0e2]",
                "[0]|[-0.0]",
                "[9007199254740992]|[9007199254740993]",
                "[123456789012345678901234567890]|[1.2345678901234568e29]",
                "{\"a\":1,\"b\":[]}|{ \"b\" : [ ] , \"a\" : 1 }",
                "{\"a\":1,\"a\":2}|{\"a\":2}",
                "[\"\u00e9/\"]|[\"\\u00e9\\/\"]",
                "[\"\\ud83d\\ude00\"]|[\"\ud83d\ude00\"]"
            })
    void is_equal(String one, String other) {
        assertThat(stored(one)).isEqualTo(stored(other)).isNotEqualTo(Json.NO_MEMBERS);
        assertThat(Json.stored(one.getBytes(UTF_8), stored(other))).isEqualTo(stored(one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|[\"1\"]",
                "[null]|[]",
                "[null]|[false]",
                "[true]|[\"true\"]",
                "{\"a\":null}|{}",
                "[1,2]|[2,1]",
                "[1]|[1,2]",
                "[1,2]|[1]",
                "{\"a\":1}|{\"a\":1,\"b\":2}",
                "{\"a\":1,\"b\":2}|{\"a\":1}",
                "{\"a\":1,\"a\":2}|{\"a\":1,\"b\":2}",
                "[\"\\ud83d\"]|[\"\\ude00\"]"
            })
    void is_not_equal(String one, String other) {
        assertThat(stored(one)).isNotEqualTo(stored(other));
        assertThat(Json.stored(one.getBytes(UTF_8), stored(other))).isEqualTo(stored(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "\"{}\"",
                "{",
                "[1",
                "[1]]",
                "[1] 2",
                "[1,]",
                "[,1]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[NaN]",
                "[nul]",
                "[nulls]",
                "[1]//",
                "[/**/1]",
                "[\"\t\"]",
                "[\"\\x41\"]",
                "[\"\\u00g0\"]",
                "[\u00a01]",
                "{\"__proto__\":{}}",
                "[{\"\\u005f_proto__\":1}]"
            })
    void is_none(String json) {
        assertThat(stored(json)).isEqualTo(Json.NO_MEMBERS);
        assertThat(Json.stored(json.getBytes(UTF_8), stored("[1]"))).isEqualTo(Json.NO_MEMBERS);
    }

    @Test
    void is_as_deep_and_long_as_any_event() {
        assertThat(stored("[".repeat(500) + "]".repeat(500))).isNotEqualTo(Json.NO_MEMBERS);
        assertThat(stored("[".repeat(503) + "]".repeat(503))).isEqualTo(Json.NO_MEMBERS);
        assertThat(stored("[1" + "0".repeat(300) + "." + "0".repeat(5_000) + "]"))
                .isEqualTo(stored("[1e300]"));
        assertThat(stored("{\"" + "n".repeat(100_000) + "\":1}")).isNotEqualTo(Json.NO_MEMBERS);
    }

    private static Json stored(String json) {
        return Json.stored(json.getBytes(UTF_8));
    }
}
