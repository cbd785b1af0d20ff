package io.trialledger.verifier;

import java.util.List;
import java.util.Set;

/** Files that macOS and Windows put into folders and ZIPs unasked: exactly these are no part of a bundle, and no reason to refuse it. */
final class SystemFiles {

    private static final Set<String> NAMES = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");
    private static final String FOLDER = "__MACOSX/";
    private static final int LISTED = 5;

    private SystemFiles() {}

    static boolean isOne(String name) {
        return name.startsWith(FOLDER) || NAMES.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** Says that they were ignored. */
    static String line(List<String> names) {
        int more = names.size() - LISTED;
        return "Ignored, as no part of the bundle: "
                + Finding.printable(String.join(", ", names.subList(0, Math.min(LISTED, names.size()))))
                + (more > 0 ? " and " + Report.count(more) + " more" : "");
    }
}
