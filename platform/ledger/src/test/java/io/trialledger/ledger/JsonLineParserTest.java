package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One parser for many lines. */
class JsonLineParserTest {

    @Test
    void reads_lines_of_changing_forms_one_after_the_other() {
        JsonLineParser parser = new JsonLineParser();
        List<String> lines = List.of(
                "{\"a\":1,\"b\":2}",
                "{\"a\":1,\"b\":2}",
                "{\"a\":1}",
                "{\"a\":1,\"c\":3,\"d\":4}",
                "{}",
                "{\"b\":2,\"a\":1}",
                "{\"a\":1,\"b\":2,\"c\":3}",
                "{\"a\\\"b\":1}",
                "{\"a\\u0062\":1}",
                "{\"a\":1,\"c\":3,\"d\":4}");
        List<List<String>> names = List.of(
                List.of("a", "b"),
                List.of("a", "b"),
                List.of("a"),
                List.of("a", "c", "d"),
                List.of(),
                List.of("b", "a"),
                List.of("a", "b", "c"),
                List.of("a\"b"),
                List.of("ab"),
                List.of("a", "c", "d"));
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < lines.size(); i++) {
                byte[] bytes = lines.get(i).getBytes(StandardCharsets.UTF_8);
                JsonLine line = parser.parse(bytes, 0, bytes.length);
                assertThat(line.form()).isEqualTo(names.get(i));
                assertThat(line.has("c")).isEqualTo(names.get(i).contains("c"));
            }
        }
        assertThat(parse(parser, lines.get(3)).form())
                .isSameAs(parse(parser, lines.get(3)).form());
    }

    @Test
    void a_name_that_appears_twice_is_found_whatever_came_before() {
        JsonLineParser parser = new JsonLineParser();
        parse(parser, "{\"a\":1,\"b\":2}");

        for (String twice :
                List.of("{\"a\":1,\"a\":2}", "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":1,\"b\":2,\"\\u0062\":3}")) {
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> parse(parser, twice))
                    .withMessageContaining("appears twice");
        }
    }

    @Test
    void a_name_with_a_quote_is_not_mistaken_for_its_beginning() {
        JsonLineParser parser = new JsonLineParser();
        parse(parser, "{\"a\\\"\":1}");

        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> parse(parser, "{\"a\"\":1}"));
    }

    @Test
    void refuses_bytes_that_are_not_utf8_anywhere() {
        byte[] good = "{\"a\u00e9\":\"\u20ac\",\"b\":[\"\u00e9\"]}".getBytes(StandardCharsets.UTF_8);
        assertThat(new JsonLineParser().parse(good, 0, good.length).text("a\u00e9"))
                .isEqualTo("\u20ac");
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] = (byte) 0xFF;
            assertThatExceptionOfType(BundleException.class)
                    .as("byte " + i)
                    .isThrownBy(() -> new JsonLineParser().parse(bad, 0, bad.length));
        }
    }

    private static JsonLine parse(JsonLineParser parser, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 0, bytes.length);
    }
}
