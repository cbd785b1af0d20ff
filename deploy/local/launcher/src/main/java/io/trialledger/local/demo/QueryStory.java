package io.trialledger.local.demo;

import static io.trialledger.local.demo.DemoStudy.STUDY;

import io.trialledger.local.client.Team;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What was asked about one value, what the site said or changed, and how it ended. */
final class QueryStory {

    private static final String STUDY_PATH = "/studies/" + STUDY;

    private final Team team;
    private final DemoSubject subject;
    private final DemoRow row;
    private final String value;

    QueryStory(Team team, DemoSubject subject, DemoRow row) {
        this.team = team;
        this.subject = subject;
        this.row = row;
        this.value = String.join("-", subject.id(), row.get("visit"), row.get("item"));
    }

    /** True for a query, false for a value that was changed without one. */
    static boolean isQuery(DemoRow row) {
        return row.has("end");
    }

    /** Where the query of a row stands in the end. */
    static String status(DemoRow row) {
        return row.get("end").equals("REOPENED") ? "OPEN" : row.get("end");
    }

    /** @param submitted what the service said to the subject's values: the automatic queries are in there */
    void tell(JsonNode submitted) {
        if (!isQuery(row)) {
            correct();
            return;
        }
        String query = row.get("by").equals("check") ? opened(submitted) : ask();
        if (row.has("correction")) {
            correct(); // a value in range closes the query
        } else {
            discuss(query);
        }
    }

    private String opened(JsonNode submitted) {
        for (JsonNode visit : submitted.path("visits")) {
            for (JsonNode item : visit.path("items")) {
                if (visit.path("visit").asString("").equals(row.get("visit"))
                        && item.path("item").asString("").equals(row.get("item"))) {
                    return item.path("queryId").asString("");
                }
            }
        }
        throw new IllegalStateException("no query was opened for " + value);
    }

    private String ask() {
        String path = "%s/subjects/%s/visits/%s/items/%s/queries"
                .formatted(STUDY_PATH, subject.id(), row.get("visit"), row.get("item"));
        return post(row.get("by"), path, "asked", row.get("question"))
                .path("query")
                .asString("");
    }

    private void discuss(String query) {
        String path = STUDY_PATH + "/queries/" + query;
        if (row.has("answer")) {
            post(subject.site().coordinator(), path + "/answers", "answered", row.get("answer"));
        }
        if (row.get("end").equals("CLOSED") || row.get("end").equals("REOPENED")) {
            post("data-manager", path + "/closure", "closed", "Agreed");
        }
        if (row.get("end").equals("REOPENED")) {
            post("data-manager", path + "/reopening", "reopened", "Where is that written in the source?");
        }
    }

    private JsonNode post(String who, String path, String act, String text) {
        String body = team.as(who)
                .post(path, "demo-query-" + value + "-" + act, Map.of("text", text))
                .orFail("query about " + value + " " + act)
                .body();
        return tools.jackson.databind.json.JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
    }

    private void correct() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("item", row.get("item"));
        item.put("value", row.get("correction"));
        row.copy("unit", item);
        item.put("reason", row.get("answer"));
        Map<String, Object> visit = Map.of("subject", subject.id(), "visit", row.get("visit"), "items", List.of(item));
        team.as(subject.site().coordinator())
                .post(STUDY_PATH + "/submissions", "demo-correction-" + value, Map.of("visits", List.of(visit)))
                .orFail("correction of " + value);
    }
}
