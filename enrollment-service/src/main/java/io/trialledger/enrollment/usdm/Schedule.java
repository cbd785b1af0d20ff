package io.trialledger.enrollment.usdm;

import static io.trialledger.enrollment.usdm.FindingCode.SEVERAL_MAIN_TIMELINES;
import static io.trialledger.enrollment.usdm.FindingCode.TIMELINE_NOT_IMPORTED;
import static io.trialledger.enrollment.usdm.FindingCode.UNKNOWN_ACTIVITY;
import static io.trialledger.enrollment.usdm.FindingCode.UNKNOWN_ENCOUNTER;
import static io.trialledger.enrollment.usdm.FindingCode.UNKNOWN_EPOCH;
import static io.trialledger.enrollment.usdm.UsdmRule.MAIN_TIMELINE_MISSING;

import io.trialledger.enrollment.study.Protocol.PlannedVisit;
import io.trialledger.enrollment.usdm.Timings.Due;
import io.trialledger.model.RuleViolated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the planned visits off the main timeline. */
class Schedule {

    private final List<JsonNode> timelines;
    private final Map<String, JsonNode> epochs;
    private final Map<String, JsonNode> encounters;
    private final Map<String, JsonNode> activities;
    private final Findings findings;

    Schedule(JsonNode design, Findings findings) {
        timelines = Json.objects(design, "scheduleTimelines");
        epochs = Json.byId(Json.objects(design, "epochs"));
        encounters = Json.byId(Json.objects(design, "encounters"));
        activities = Json.byId(Json.objects(design, "activities"));
        this.findings = findings;
    }

    List<PlannedVisit> read() {
        JsonNode main = mainTimeline();
        Timeline timeline = new Timeline(main, findings);
        List<JsonNode> path = timeline.defaultPath();
        Map<String, Due> due = new Timings(main, timeline.instances(), findings).of(path);
        Map<String, String> keys = keys(path);
        findings.counted("timelines", timelines.size());
        findings.counted("instances", timeline.instances().size());
        findings.counted("timings", Json.objects(main, "timings").size());
        return path.stream()
                .map(instance -> visit(instance, keys, due.get(id(instance))))
                .toList();
    }

    private JsonNode mainTimeline() {
        List<JsonNode> main = timelines.stream()
                .filter(timeline -> timeline.path("mainTimeline").asBoolean(false))
                .toList();
        RuleViolated.unless(
                !main.isEmpty(), MAIN_TIMELINE_MISSING, "scheduleTimelines", "none of them is the main timeline");
        main.stream()
                .skip(1)
                .forEach(other -> findings.add(
                        SEVERAL_MAIN_TIMELINES, Json.nameOf(other), "only " + Json.nameOf(main.get(0)) + " is read"));
        timelines.stream()
                .filter(timeline -> !main.contains(timeline))
                .forEach(other -> findings.add(
                        TIMELINE_NOT_IMPORTED, Json.nameOf(other), "only the main timeline becomes a schedule"));
        return main.get(0);
    }

    private Map<String, String> keys(List<JsonNode> path) {
        Keys keys = new Keys(findings);
        Map<String, String> byId = new LinkedHashMap<>();
        path.forEach(instance -> byId.put(id(instance), keys.of(Json.nameOf(instance))));
        return byId;
    }

    private PlannedVisit visit(JsonNode instance, Map<String, String> keys, @Nullable Due due) {
        String name = Json.nameOf(instance);
        String key = keys.getOrDefault(id(instance), name);
        Optional<JsonNode> encounter = referred(instance, "encounterId", encounters, UNKNOWN_ENCOUNTER);
        Optional<JsonNode> epoch = referred(instance, "epochId", epochs, UNKNOWN_EPOCH);
        String label = Json.text(instance, "label")
                .or(() -> encounter.flatMap(e -> Json.text(e, "label")))
                .orElse(key);
        return new PlannedVisit(
                key,
                label,
                epoch.flatMap(e -> Json.text(e, "id")).orElse(null),
                encounter.map(Json::nameOf).orElse(null),
                due == null ? null : keys.get(due.anchorId()),
                due == null ? null : due.offset(),
                due != null && due.before(),
                due == null ? null : due.windowLower(),
                due == null ? null : due.windowUpper(),
                due != null && due.fixedReference(),
                activities(instance, name));
    }

    private List<String> activities(JsonNode instance, String name) {
        List<String> names = new ArrayList<>();
        for (String id : Json.texts(instance, "activityIds")) {
            JsonNode activity = activities.get(id);
            if (activity == null) {
                findings.add(UNKNOWN_ACTIVITY, name, id + " is not an activity of the design");
            } else {
                names.add(Json.nameOf(activity));
            }
        }
        return names;
    }

    private Optional<JsonNode> referred(
            JsonNode instance, String field, Map<String, JsonNode> objects, FindingCode unknown) {
        Optional<String> id = Json.text(instance, field);
        if (id.isPresent() && !objects.containsKey(id.get())) {
            findings.add(unknown, Json.nameOf(instance), id.get() + " is not in the design");
        }
        return id.map(objects::get);
    }

    private static String id(JsonNode instance) {
        return Json.text(instance, "id").orElse("");
    }
}
