package io.trialledger.acceptance.pilot;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One version of an adverse event in one line, to compare what was sent with what is kept. */
final class AdverseEventVersions {

    private static final List<String> FIELDS = List.of(
            "term",
            "codedTerm",
            "onset",
            "end",
            "ongoing",
            "severity",
            "serious",
            "causality",
            "outcome",
            "action",
            "reportedOn",
            "narrative",
            "sourceRecord");

    private AdverseEventVersions() {}

    static String line(String subject, String event, JsonNode record) {
        String fields =
                FIELDS.stream().map(f -> f + "=" + record.path(f).asString("")).collect(Collectors.joining(" | "));
        String criteria = StreamSupport.stream(record.path("criteria").spliterator(), false)
                .map(JsonNode::asString)
                .sorted()
                .collect(Collectors.joining(","));
        String aware = record.path("awareAt").asString("");
        return subject + " " + event + " | " + fields + " | criteria=" + criteria + " | awareAt="
                + (aware.isEmpty() ? "" : OffsetDateTime.parse(aware));
    }
}
