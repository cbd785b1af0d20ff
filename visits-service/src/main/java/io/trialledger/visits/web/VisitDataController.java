package io.trialledger.visits.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Queries;
import io.trialledger.starter.StarterRule;
import io.trialledger.visits.itemvalues.FindItemHistory;
import io.trialledger.visits.itemvalues.ItemChange;
import io.trialledger.visits.web.SubmissionController.VisitResult;
import io.trialledger.visits.web.SubmittedVisit.NotDone;
import io.trialledger.visits.web.SubmittedVisit.SubmittedItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One visit as a person enters it: the forms with what they hold, and what is sent back. */
@RestController
@RequestMapping("/api/v1/studies/{study}/subjects/{subject}/visits/{visit}")
class VisitDataController {

    private static final int MOST_ITEMS = 5_000;

    private final Submissions submissions;
    private final FormEntries entries;
    private final StoringTimes times;
    private final Queries queries;
    private final Positions positions;

    VisitDataController(
            Submissions submissions, FormEntries entries, StoringTimes times, Queries queries, Positions positions) {
        this.submissions = submissions;
        this.entries = entries;
        this.times = times;
        this.queries = queries;
        this.positions = positions;
    }

    @GetMapping("/form-entry")
    ResponseEntity<FormEntryView> entry(
            @PathVariable String study, @PathVariable String subject, @PathVariable String visit, AsOf asOf) {
        FormEntryView view = entries.of(study, subject, visit, asOf);
        return ResponseEntity.ok().eTag(IfMatch.etag(view.version())).body(view);
    }

    @PutMapping("/data")
    ResponseEntity<DataRecordedView> record(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String visit,
            IfMatch ifMatch,
            @RequestBody DataRequest body) {
        Submissions.Recorded recorded =
                record(study, body.visit(subject, visit), new Seen(ifMatch.version(), body.dateSeen()));
        long version = recorded.answer().version();
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(version))
                .body(new DataRecordedView(
                        version, times.of(recorded.answer().last()).toString(), recorded.result()));
    }

    private Submissions.Recorded record(String study, SubmittedVisit visit, Seen seen) {
        try {
            return submissions.recordAt(study, visit, seen);
        } catch (RuleViolated e) {
            if (e.rule() == StarterRule.STALE) {
                throw new RuleViolated(WebRule.STALE_VERSION, "If-Match", "the visit was changed since it was read");
            }
            throw e;
        }
    }

    @GetMapping("/items/{item}/history")
    ItemHistoryView history(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String visit,
            @PathVariable String item,
            @RequestParam(defaultValue = "1") int repeat,
            AsOf asOf) {
        FindItemHistory question = new FindItemHistory(study, subject, visit, item, repeat, asOf);
        Optional<List<ItemChange>> found = asOf.isPresent()
                ? positions.findAfterCatchUp(() -> entries(question), positions.ownLog())
                : entries(question);
        return new ItemHistoryView(found.orElse(List.of()));
    }

    private Optional<List<ItemChange>> entries(FindItemHistory question) {
        List<ItemChange> entries =
                queries.ask(question, FindItemHistory.Answer.class).entries();
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    /**
     * As one visit of a submission; without a date, the visit must have one already.
     *
     * @param dateSeen date of the visit that its writer read, empty if there was none: the date changes only if it still is
     *     that; absent: it does not matter
     */
    record DataRequest(
            @Nullable String date,
            @Nullable String dateSeen,
            @Nullable String label,
            @Nullable String reason,
            @Nullable NotDone notDone,
            @Nullable List<SubmittedItem> items) {

        SubmittedVisit visit(String subject, String visit) {
            List<SubmittedItem> given = items == null ? List.of() : items;
            RuleViolated.unless(
                    given.size() <= MOST_ITEMS && given.stream().noneMatch(item -> item == null),
                    WebRule.MALFORMED,
                    "items",
                    "at most " + MOST_ITEMS + " items, each an object");
            return new SubmittedVisit(subject, visit, null, label, date, notDone, reason, given);
        }
    }

    /**
     * What was stored.
     *
     * @param version to send as {@code If-Match} next time
     * @param recordedAt when the last of it was; now if everything was stored already or was refused
     */
    record DataRecordedView(long version, String recordedAt, VisitResult visit) {}

    record ItemHistoryView(List<ItemChange> entries) {}
}
