package io.trialledger.starter.history;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Sites;
import io.trialledger.starter.StarterRule;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of a study's history; the gateway merges the parts. */
@RestController
@RequestMapping("/api/v1/studies/{study}/history")
class HistoryController {

    private static final int MOST_A_PAGE = 500;

    private final Queries queries;
    private final HistoryReader reader;

    HistoryController(Queries queries, HistoryReader reader) {
        this.queries = queries;
        this.reader = reader;
    }

    @GetMapping
    Page page(
            @PathVariable String study,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String eventId,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            AsOf asOf,
            @RequestParam(defaultValue = "oldest") String order,
            @RequestParam(defaultValue = "-1") long afterPosition,
            @RequestParam(defaultValue = "9223372036854775807") long beforePosition,
            @RequestParam(defaultValue = "100") int limit) {
        RuleViolated.unless(limit >= 1 && limit <= MOST_A_PAGE, StarterRule.MALFORMED, "limit", "1 to " + MOST_A_PAGE);
        oneOf("order", order, "oldest", "newest");
        oneOf("reason", reason, "", HistoryFollower.PRESENT, HistoryFollower.ABSENT);
        Sites sites = sites(study);
        RuleViolated.unless(
                category.matches("[A-Z_]{0,64}"), StarterRule.MALFORMED, "category", "a name such as ENTRY_ERROR");
        Map<String, String> equal = new HashMap<>();
        equal.put("subject", subject);
        equal.put("site", site);
        equal.put("actor", actor);
        equal.put("type", type);
        equal.put("role", role);
        equal.put("kind", kind);
        equal.put("reason", reason);
        equal.put("category", category);
        equal.put("eventId", eventId);
        equal.values().removeIf(String::isEmpty);
        return reader.page(
                new Question(
                        study,
                        equal,
                        instant("from", from),
                        instant("to", to),
                        asOf,
                        order.equals("newest"),
                        afterPosition,
                        beforePosition,
                        limit),
                sites);
    }

    private static void oneOf(String field, String value, String... known) {
        RuleViolated.unless(
                List.of(known).contains(value),
                StarterRule.MALFORMED,
                field,
                "one of " + String.join(" ", known).strip());
    }

    private Sites sites(String study) {
        return queries.ask(new ReadHistory(study), Sites.class);
    }

    private static @Nullable Instant instant(String field, String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new RuleViolated(StarterRule.MALFORMED, field, "an instant such as 2026-03-01T12:00:00Z");
        }
    }
}
