package io.trialledger.visits.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trialledger.model.RuleViolated;
import io.trialledger.visits.schedule.Timing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Batches of visit data, answered item by item. */
@RestController
@RequestMapping("/api/v1/studies/{study}/submissions")
class SubmissionController {

    private static final int MOST_VISITS = 2_000;
    private static final int MOST_ITEMS = 5_000;

    private final Submissions submissions;

    SubmissionController(Submissions submissions) {
        this.submissions = submissions;
    }

    @PostMapping
    SubmissionView submit(@PathVariable String study, @RequestBody SubmitRequest body) {
        List<SubmittedVisit> visits = body.visits();
        if (visits == null || visits.isEmpty()) {
            throw new RuleViolated(WebRule.MALFORMED, "visits", "a submission has at least one visit");
        }
        checkShape(visits);
        return SubmissionView.of(submissions.record(study, visits));
    }

    private static void checkShape(List<SubmittedVisit> visits) {
        int items = 0;
        for (int i = 0; i < visits.size(); i++) {
            SubmittedVisit visit = visits.get(i);
            if (visit == null || visit.subject() == null || visit.visit() == null) {
                throw new RuleViolated(
                        WebRule.MALFORMED, "visits[" + i + "]", "an entry names its subject and its visit");
            }
            if (visit.itemsOrNone().stream().anyMatch(item -> item == null)) {
                throw new RuleViolated(WebRule.MALFORMED, "visits[" + i + "].items", "an item is an object");
            }
            items += visit.itemsOrNone().size();
        }
        RuleViolated.unless(
                visits.size() <= MOST_VISITS && items <= MOST_ITEMS,
                WebRule.SUBMISSION_TOO_LARGE,
                "visits",
                "at most " + MOST_VISITS + " visits and " + MOST_ITEMS + " items at once");
    }

    record SubmitRequest(@Nullable List<SubmittedVisit> visits) {}

    record SubmissionView(int accepted, int acceptedWithQuery, int rejected, List<VisitResult> visits) {

        static SubmissionView of(List<VisitResult> visits) {
            return new SubmissionView(
                    count(visits, Result.accepted),
                    count(visits, Result.acceptedWithQuery),
                    count(visits, Result.rejected),
                    visits);
        }

        private static int count(List<VisitResult> visits, Result result) {
            return (int) visits.stream()
                    .flatMap(visit -> visit.items().stream())
                    .filter(item -> item.result() == result)
                    .count();
        }
    }

    /**
     * @param result a {@code Placement.Outcome}, or {@code REJECTED}
     * @param rule why it was rejected; null if it was not
     */
    record VisitResult(
            String subject,
            String visit,
            String result,
            @Nullable String rule,
            @Nullable String field,
            @Nullable String why,
            @Nullable Timing timing,
            List<ItemResultView> items) {}

    /**
     * Fields that say nothing are left out: an answer has one of these an item.
     *
     * @param queryId the query the value raised; null if none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemResultView(
            String item,
            int repeat,
            Result result,
            @Nullable String queryId,
            @Nullable String rule,
            @Nullable String field,
            @Nullable String why) {}

    /** As in the public API. */
    enum Result {
        accepted,
        acceptedWithQuery,
        rejected
    }
}
