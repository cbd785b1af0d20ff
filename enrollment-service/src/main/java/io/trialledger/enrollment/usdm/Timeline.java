package io.trialledger.enrollment.usdm;

import static io.trialledger.enrollment.usdm.FindingCode.CONDITIONAL_INSTANCE;
import static io.trialledger.enrollment.usdm.FindingCode.DECISION_WITHOUT_DEFAULT;
import static io.trialledger.enrollment.usdm.FindingCode.TIMELINE_LOOP;
import static io.trialledger.enrollment.usdm.FindingCode.UNKNOWN_NEXT_INSTANCE;
import static io.trialledger.enrollment.usdm.FindingCode.UNREACHABLE_INSTANCE;
import static io.trialledger.enrollment.usdm.UsdmRule.UNKNOWN_ENTRY;

import io.trialledger.model.RuleViolated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Walks the main timeline from its entry along the default conditions, and reports what it can't walk to. */
class Timeline {

    private final JsonNode timeline;
    private final Map<String, JsonNode> instances;
    private final Findings findings;

    Timeline(JsonNode timeline, Findings findings) {
        this.timeline = timeline;
        this.findings = findings;
        instances = Json.byId(Json.objects(timeline, "instances"));
    }

    Map<String, JsonNode> instances() {
        return instances;
    }

    /** Activity instances on the default path, in order; decisions are passed through. */
    List<JsonNode> defaultPath() {
        Set<String> walked = new LinkedHashSet<>();
        List<JsonNode> path = new ArrayList<>();
        String next = entry();
        while (!next.isEmpty()) {
            JsonNode instance = instances.get(next);
            if (instance == null) {
                findings.add(
                        UNKNOWN_NEXT_INSTANCE, last(walked), "goes on to " + next + ", which is not in the timeline");
                break;
            }
            if (!walked.add(next)) {
                findings.add(TIMELINE_LOOP, last(walked), "goes back to " + Json.nameOf(instance));
                break;
            }
            if (!isDecision(instance)) {
                path.add(instance);
            }
            next = Json.text(instance, "defaultConditionId").orElse("");
            if (next.isEmpty() && isDecision(instance)) {
                findings.add(DECISION_WITHOUT_DEFAULT, Json.nameOf(instance), "the schedule ends here");
            }
        }
        reportOthers(walked);
        return path;
    }

    private String entry() {
        String entry = Json.text(timeline, "entryId").orElse("");
        RuleViolated.unless(
                instances.containsKey(entry),
                UNKNOWN_ENTRY,
                "scheduleTimelines[" + Json.nameOf(timeline) + "].entryId",
                "the main timeline begins at " + (entry.isEmpty() ? "nothing" : entry) + ", which is not in it");
        return entry;
    }

    private void reportOthers(Set<String> walked) {
        Set<String> conditional = reachableFrom(walked);
        instances.forEach((id, instance) -> {
            if (!walked.contains(id) && !isDecision(instance)) {
                boolean onCondition = conditional.contains(id);
                findings.add(
                        onCondition ? CONDITIONAL_INSTANCE : UNREACHABLE_INSTANCE,
                        Json.nameOf(instance),
                        onCondition
                                ? "only a condition leads to it: not in the schedule"
                                : "nothing leads to it: not in the schedule");
            }
        });
    }

    private Set<String> reachableFrom(Set<String> start) {
        Set<String> reached = new HashSet<>(start);
        Deque<String> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            JsonNode instance = instances.get(open.pop());
            if (instance != null) {
                Stream.concat(
                                Json.text(instance, "defaultConditionId").stream(),
                                Json.objects(instance, "conditionAssignments").stream()
                                        .flatMap(branch -> Json.text(branch, "conditionTargetId").stream()))
                        .filter(reached::add)
                        .forEach(open::push);
            }
        }
        return reached;
    }

    private String last(Set<String> walked) {
        String last = "";
        for (String id : walked) {
            last = id;
        }
        JsonNode instance = instances.get(last);
        return instance == null ? "entry" : Json.nameOf(instance);
    }

    private static boolean isDecision(JsonNode instance) {
        return Json.text(instance, "instanceType")
                .filter("ScheduledDecisionInstance"::equals)
                .isPresent();
    }
}
