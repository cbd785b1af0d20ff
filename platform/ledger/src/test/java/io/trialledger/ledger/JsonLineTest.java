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
                "{\"a\":{}",
                "{\"a\":{\"b\":{}}}",
                "{\"a\":{\"b\":[]}}",
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
                "{\"a\":\"\\",
                "{\"a\":\"\\\"}",
                "{\"a\":-}",
                "{\"a\":}",
                "{\"a\":-9223372036854775809}",
                "{\"a\":[{\"b\":[]}]}",
                "{\"a\":[{\"b\":{}}]}",
                "{\"a\":[\"b\",{}]}",
                "{\"a\":[{},\"b\"]}",
                "{\"a\":[{}}",
                "{a:1}",
                "{\"a\":True}",
            })
    void refuses(String json) {
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> JsonLine.parse(json));
    }

    @Test
    void holds_lists_of_flat_objects() {
        String json = JsonLine.write()
                .putObjects(
                        "list",
                        List.of(
                                JsonLine.write().put("n", 1),
                                JsonLine.write().put("n", 2).put("t", AWKWARD)))
                .toString();

        List<JsonLine> list = JsonLine.parse(json).objects("list");

        assertThat(list).extracting(object -> object.number("n")).containsExactly(1L, 2L);
        assertThat(list.get(1).text("t")).isEqualTo(AWKWARD);
        assertThat(JsonMapper.shared()
                        .readTree(json)
                        .get("list")
                        .get(1)
                        .get("n")
                        .asLong())
                .isEqualTo(2);
        assertThat(JsonLine.parse("{\"list\":[]}").objects("list")).isEmpty();
        assertThat(JsonLine.parse("{\"list\":[]}").texts("list")).isEmpty();
    }

    /** What ends the fast way over plain text must be noticed at each place of the eight bytes looked at at once. */
    @Test
    void every_character_is_read_or_refused_at_every_place_of_a_text() {
        for (int length = 1; length < 20; length++) {
            for (int at = 0; at < length; at++) {
                for (char c = 0; c < 0x180; c++) {
                    String text = "a".repeat(at) + c + "~".repeat(length - at - 1);
                    String json = JsonLine.write().put("t", text).put("n", 1).toString();
                    assertThat(JsonLine.parse(json).text("t")).isEqualTo(text);
                    assertThat(JsonLine.parse(json).number("n")).isEqualTo(1);
                    if (c < 0x20) {
                        assertThatExceptionOfType(BundleException.class)
                                .isThrownBy(() -> JsonLine.parse("{\"t\":\"" + text + "\"}"));
                    }
                }
            }
        }
    }

    @Test
    void holds_flat_objects() {
        String json = JsonLine.write()
                .putObject("inner", JsonLine.write().put("n", 1).put("t", AWKWARD))
                .putObject("empty", JsonLine.write())
                .put("after", 2)
                .toString();

        JsonLine line = JsonLine.parse(json);

        assertThat(line.object("inner").number("n")).isEqualTo(1);
        assertThat(line.object("inner").text("t")).isEqualTo(AWKWARD);
        assertThat(line.object("empty").names()).isEmpty();
        assertThat(line.number("after")).isEqualTo(2);
        assertThat(JsonMapper.shared().readTree(json).get("inner").get("t").asString())
                .isEqualTo(AWKWARD);
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> line.object("after"));
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> line.object("absent"));
    }

    @Test
    void refuses_more_members_than_any_line_has() {
        StringBuilder many = new StringBuilder("{\"m0\":0");
        for (int i = 1; i < 101; i++) {
            many.append(",\"m").append(i).append("\":0");
        }

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> JsonLine.parse(many + "}"))
                .withMessageContaining("more than 100 members");
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
