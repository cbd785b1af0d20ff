package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.JsonLine;
import java.util.List;

/** Signed notes as they are handed out. */
final class Notes {

    private Notes() {}

    /**
     * The notes of a file or answer: one as such, or the gateway's JSON object with one for each log.
     *
     * @throws BundleException if it begins as JSON and is anything else
     */
    static List<String> of(String content) {
        if (!content.startsWith("{")) {
            return List.of(content);
        }
        JsonLine json = JsonLine.parse(content);
        return json.names().stream().sorted().map(json::text).toList();
    }

    /** The log that a note says it is of; nothing is verified. */
    static String originOf(String note) {
        return note.lines().findFirst().orElse("");
    }
}
