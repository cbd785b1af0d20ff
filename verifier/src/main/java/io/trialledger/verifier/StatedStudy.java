package io.trialledger.verifier;

import java.nio.charset.StandardCharsets;

/**
 * Tells without reading all of an event's metadata that it names a study: most events are of the study they should be of, and a
 * bundle has millions. What it can't tell is left to {@link Envelope}.
 */
final class StatedStudy {

    private static final byte[] NAME = "\"study\":\"".getBytes(StandardCharsets.UTF_8);

    private final byte[] value;

    StatedStudy(String study) {
        value = (study + "\"").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * True only if {@code metadata}, if it is JSON, is one object without others in it and has a single member "study", of this value.
     * A quote after a comma or a brace is never an escaped one.
     */
    boolean standsIn(byte[] metadata) {
        boolean found = false;
        for (int i = 1; i < metadata.length; i++) {
            byte c = metadata[i];
            if (c == '{' || c == '[' || c == '\\') {
                return false;
            }
            if (c == '"' && (metadata[i - 1] == ',' || metadata[i - 1] == '{') && isAt(NAME, metadata, i)) {
                if (found || !isAt(value, metadata, i + NAME.length)) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static boolean isAt(byte[] wanted, byte[] bytes, int from) {
        if (from + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
