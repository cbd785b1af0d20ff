package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes in a line: base64 in its one canonical form. */
class JsonBytesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "AA==", "AAA=", "AAAA", "+/+/", "/w==", "//8="})
    void reads_bytes(String base64) {
        JsonLine line = JsonLine.parse(JsonLine.write().put("b", base64).toString());

        assertThat(line.bytes("b")).isEqualTo(Base64.getDecoder().decode(base64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "AA",
                "AA=",
                "AAA",
                "AB==",
                "AAB=",
                "AA=A",
                "====",
                "A===",
                "=",
                "AAAA\n",
                "-_==",
                "AA==AAAA",
                "\u00e9AAA"
            })
    void refuses_bytes_in_any_other_form(String base64) {
        JsonLine line = JsonLine.parse(JsonLine.write().put("b", base64).toString());

        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> line.bytes("b"));
    }

    /** Every last character of a text: exactly the canonical ones are taken. */
    @Test
    void bytes_have_one_text() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (String pattern : List.of("A?==", "AA?=")) {
            for (char c : alphabet.toCharArray()) {
                String text = pattern.replace('?', c);
                String canonical =
                        Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
                JsonLine line = JsonLine.parse(JsonLine.write().put("b", text).toString());
                if (canonical.equals(text)) {
                    assertThat(line.bytes("b")).isEqualTo(Base64.getDecoder().decode(text));
                } else {
                    assertThatExceptionOfType(BundleException.class).as(text).isThrownBy(() -> line.bytes("b"));
                }
            }
        }
    }

    @Test
    void reads_what_the_jdk_writes_at_every_length() {
        Random random = new Random(11);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] text = ("??" + Base64.getEncoder().encodeToString(bytes) + "!!").getBytes(StandardCharsets.US_ASCII);

            assertThat(Base64Text.decode(text, 2, text.length - 2)).isEqualTo(bytes);
        }
    }

    @Test
    void refuses_every_other_character_at_every_place() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        byte[] good = "AAAAAAAAAAAAAAAAAAAAAAAAAAAA".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < good.length; at++) {
            for (int other = 0; other < 256; other++) {
                byte[] text = good.clone();
                text[at] = (byte) other;
                boolean padding = other == '=' && at == good.length - 1;
                if (alphabet.indexOf(other) < 0 && !padding) {
                    assertThatIllegalArgumentException()
                            .as("byte %d at %d", other, at)
                            .isThrownBy(() -> Base64Text.decode(text, 0, text.length));
                } else {
                    assertThat(Base64Text.decode(text, 0, text.length))
                            .isEqualTo(Base64.getDecoder().decode(text));
                }
            }
        }
    }
}
