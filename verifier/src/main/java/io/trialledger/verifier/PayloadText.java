package io.trialledger.verifier;

import io.trialledger.ledger.JsonLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds a text in an event's payload, which may be JSON of any shape: only what lies at the top is looked at, and only so closely as
 * that needs. The payload is what was signed; whether it is good JSON isn't asked.
 */
final class PayloadText {

    private final byte[] json;
    private int at;

    private PayloadText(byte[] json) {
        this.json = json;
    }

    /**
     * The text of the member {@code name} of the object; empty if there is none or it is anything but a text.
     *
     * @throws io.trialledger.ledger.BundleException if the text isn't one
     */
    static String of(byte[] json, String name) {
        return new PayloadText(json).find(name.getBytes(StandardCharsets.UTF_8));
    }

    private String find(byte[] name) {
        int depth = 0;
        boolean beforeName = false;
        while (at < json.length) {
            byte c = json[at];
            if (c == '"') {
                byte[] text = text();
                if (depth == 1 && beforeName && Arrays.equals(text, name)) {
                    return value();
                }
                beforeName = false;
            } else {
                if (c == '{' || c == '[') {
                    depth++;
                } else if (c == '}' || c == ']') {
                    depth--;
                }
                beforeName = c == '{' || c == ',' || (beforeName && Character.isWhitespace(c));
                at++;
            }
        }
        return "";
    }

    /** What stands between the quotes, as it stands there; goes behind them. */
    private byte[] text() {
        int first = ++at;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        int last = Math.min(at, json.length);
        at = last + 1;
        return Arrays.copyOfRange(json, first, last);
    }

    private String value() {
        while (at < json.length && (json[at] == ':' || Character.isWhitespace(json[at]))) {
            at++;
        }
        return at < json.length && json[at] == '"'
                ? JsonLine.parse("{\"text\":\"" + new String(text(), StandardCharsets.UTF_8) + "\"}")
                        .text("text")
                : "";
    }
}
