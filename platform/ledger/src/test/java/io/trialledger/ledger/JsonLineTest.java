package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLineTest {

    private static final String AWKWARD =
            "quote \" backslash \\ newline \n tab \t null \0 \u2014 \ud83d\ude00 </script>";

    @Test
    void reads_back_what_it_wrote() {
        JsonLine line = JsonLine.parse(written());

        assertThat(line.text("text")).isEqualTo(AWKWARD);
        assertThat(line.number("number")).isEqualTo(Long.MIN_VALUE);
        assertThat(line.truth("truth")).isTrue();
        assertThat(line.texts("texts")).containsExactly("a", AWKWARD);
        assertThat(line.optionalText("nothing")).isEmpty();
        assertThat(line.optionalNumber("absent")).isEmpty();
        assertThat(line.has("nothing")).isTrue();
        assertThat(line.has("absent")).isFalse();
    }

    @Test
    void an_ordinary_json_library_reads_the_same() {
        JsonNode node = JsonMapper.shared().readTree(written());

        assertThat(node.get("text").asString()).isEqualTo(AWKWARD);
        assertThat(node.get("number").asLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(node.get("texts").get(1).asString()).isEqualTo(AWKWARD);
    }

    @Test
    void reads_what_an_ordinary_json_library_writes() {
        String json =
                JsonMapper.shared().createObjectNode().put("t/\"", AWKWARD).toPrettyString();

        assertThat(JsonLine.parse(json).text("t/\"")).isEqualTo(AWKWARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"a\":1",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":[\"b\"}",
                "{\"a\":1.5}",
                "{\"a\":1e3}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":+1}",
                "{\"a\":9223372036854775808}",
                "{\"a\":\"b}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\ud800\"}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":True}",
            })
    void refuses(String json) {
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> JsonLine.parse(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "{\"a\":null}", "{}", "{\"a\":[\"b\"]}"})
    void a_text_must_be_a_text(String json) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> JsonLine.parse(json).text("a"))
                .withMessageContaining("\"a\"");
    }

    private static String written() {
        return JsonLine.write()
                .put("text", AWKWARD)
                .put("number", Long.MIN_VALUE)
                .put("truth", true)
                .put("texts", List.of("a", AWKWARD))
                .putNull("nothing")
                .toString();
    }
}
