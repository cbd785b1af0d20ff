package io.trialledger.enrollment.usdm;

import static io.trialledger.enrollment.usdm.FindingCode.ANCHOR_LOOP;
import static io.trialledger.enrollment.usdm.FindingCode.ANCHOR_NOT_SCHEDULED;
import static io.trialledger.enrollment.usdm.FindingCode.NOT_START_TO_START;
import static io.trialledger.enrollment.usdm.FindingCode.NOT_TIMED;
import static io.trialledger.enrollment.usdm.FindingCode.SECOND_FIXED_REFERENCE;
import static io.trialledger.enrollment.usdm.FindingCode.SEVERAL_TIMINGS;
import static io.trialledger.enrollment.usdm.FindingCode.UNKNOWN_ANCHOR;
import static io.trialledger.enrollment.usdm.FindingCode.UNKNOWN_TIMING_TYPE;
import static io.trialledger.enrollment.usdm.FindingCode.UNREADABLE_DURATION;
import static io.trialledger.enrollment.usdm.UsdmRule.NO_FIXED_REFERENCE;

import io.trialledger.model.RuleViolated;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** When each scheduled instance is due: against which other, how long before or after, and in which window. */
class Timings {

    private static final String AFTER = "C201356";
    private static final String BEFORE = "C201357";
    private static final String FIXED_REFERENCE = "C201358";
    private static final String START_TO_START = "C201355";

    /** ISO 8601, unsigned: weeks, or years to seconds with at least one of them. */
    private static final Pattern DURATION = Pattern.compile(
            "P(?=\\d|T\\d)(\\d+W|(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?)");

    private final JsonNode timeline;
    private final Map<String, JsonNode> instances;
    private final Findings findings;

    Timings(JsonNode timeline, Map<String, JsonNode> instances, Findings findings) {
        this.timeline = timeline;
        this.instances = instances;
        this.findings = findings;
    }

    /** @param anchorId id of the instance it is timed against; its own for the fixed reference */
    record Due(
            String anchorId,
            String offset,
            boolean before,
            boolean fixedReference,
            @Nullable String windowLower,
            @Nullable String windowUpper) {}

    /** By id of the instance; those without a way to the fixed reference are left out and reported. */
    Map<String, Due> of(List<JsonNode> path) {
        Map<String, JsonNode> first = firstTimings();
        Map<String, Due> due = new LinkedHashMap<>();
        for (JsonNode instance : path) {
            String id = Json.text(instance, "id").orElse("");
            JsonNode timing = first.get(id);
            if (timing == null) {
                findings.add(NOT_TIMED, Json.nameOf(instance), "the timeline has no timing for it");
            } else {
                read(id, timing, Json.nameOf(instance)).ifPresent(read -> due.put(id, read));
            }
        }
        keepOneReference(due);
        dropUnanchored(due);
        return due;
    }

    private Map<String, JsonNode> firstTimings() {
        Map<String, JsonNode> first = new HashMap<>();
        for (JsonNode timing : Json.objects(timeline, "timings")) {
            Json.text(timing, "relativeFromScheduledInstanceId").ifPresent(timed -> {
                if (first.putIfAbsent(timed, timing) != null) {
                    findings.add(SEVERAL_TIMINGS, name(timed), Json.nameOf(timing) + " is not used");
                }
            });
        }
        return first;
    }

    private Optional<Due> read(String id, JsonNode timing, String name) {
        String type = Json.code(timing.path("type"));
        String offset = Json.text(timing, "value").orElse("");
        if (!DURATION.matcher(offset).matches()) {
            findings.add(UNREADABLE_DURATION, name, "offset " + offset + ": the visit is not timed");
            return Optional.empty();
        }
        if (!type.equals(AFTER) && !type.equals(BEFORE) && !type.equals(FIXED_REFERENCE)) {
            findings.add(UNKNOWN_TIMING_TYPE, name, "type " + type + ": the visit is not timed");
            return Optional.empty();
        }
        String basis = Json.code(timing.path("relativeToFrom"));
        if (!basis.isEmpty() && !basis.equals(START_TO_START)) {
            findings.add(NOT_START_TO_START, name, "timing " + basis + " is read as start to start");
        }
        boolean fixed = type.equals(FIXED_REFERENCE);
        String anchor =
                fixed ? id : Json.text(timing, "relativeToScheduledInstanceId").orElse("");
        if (!instances.containsKey(anchor)) {
            findings.add(
                    UNKNOWN_ANCHOR,
                    name,
                    "timed against " + (anchor.isEmpty() ? "nothing" : anchor) + ": the visit is not timed");
            return Optional.empty();
        }
        return Optional.of(new Due(
                anchor,
                offset,
                type.equals(BEFORE),
                fixed,
                window(timing, "windowLower", name),
                window(timing, "windowUpper", name)));
    }

    private @Nullable String window(JsonNode timing, String field, String name) {
        String length = Json.text(timing, field).orElse(null);
        if (length != null && !DURATION.matcher(length).matches()) {
            findings.add(UNREADABLE_DURATION, name, field + " " + length + " is not used");
            return null;
        }
        return length;
    }

    private void keepOneReference(Map<String, Due> due) {
        List<String> references = due.entrySet().stream()
                .filter(entry -> entry.getValue().fixedReference())
                .map(Map.Entry::getKey)
                .toList();
        RuleViolated.unless(
                !references.isEmpty(),
                NO_FIXED_REFERENCE,
                "scheduleTimelines[" + Json.nameOf(timeline) + "].timings",
                "none of " + due.keySet().stream().map(this::name).toList() + " is a fixed reference");
        references.stream().skip(1).forEach(id -> {
            findings.add(SECOND_FIXED_REFERENCE, name(id), "day 1 is " + name(references.get(0)) + ": it is not timed");
            due.remove(id);
        });
    }

    /** Leaves what leads to the fixed reference; a circle or a loose end is reported at each of its members. */
    private void dropUnanchored(Map<String, Due> due) {
        Map<String, FindingCode> loose = new LinkedHashMap<>();
        due.keySet().forEach(id -> looseEnd(id, due).ifPresent(code -> loose.put(id, code)));
        loose.forEach((id, code) -> {
            String anchor = due.containsKey(id) ? due.get(id).anchorId() : "";
            findings.add(code, name(id), "timed against " + name(anchor) + ": the visit is not timed");
        });
        loose.keySet().forEach(due::remove);
    }

    private static Optional<FindingCode> looseEnd(String start, Map<String, Due> due) {
        Set<String> seen = new HashSet<>();
        String id = start;
        while (seen.add(id)) {
            Due next = due.get(id);
            if (next == null) {
                return Optional.of(ANCHOR_NOT_SCHEDULED);
            }
            if (next.fixedReference()) {
                return Optional.empty();
            }
            id = next.anchorId();
        }
        return Optional.of(ANCHOR_LOOP);
    }

    private String name(String id) {
        JsonNode instance = instances.get(id);
        return instance == null ? id : Json.nameOf(instance);
    }
}
