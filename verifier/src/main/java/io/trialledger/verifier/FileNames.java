package io.trialledger.verifier;

import java.util.Arrays;
import java.util.Locale;

/** Which names the files of a bundle may have: those that mean the same place below a folder on every system. */
final class FileNames {

    private FileNames() {}

    /** Not absolute, nothing that leads up or out of the folder, nothing a system takes for something else. */
    static boolean isSafe(String name) {
        return !name.isEmpty()
                && name.chars().noneMatch(c -> c < 0x20 || c == 0x7f || "\\:*?\"<>|".indexOf(c) >= 0)
                && Arrays.stream(name.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.endsWith(".") || part.endsWith(" "));
    }

    /** Names that are one file where case means nothing. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
