package io.trialledger.visits.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import io.trialledger.visits.itemvalues.FindItems;
import io.trialledger.visits.itemvalues.ItemView;
import io.trialledger.visits.schedule.Deviation;
import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.schedule.Placement;
import io.trialledger.visits.schedule.ScheduleRule;
import io.trialledger.visits.schedule.Timing;
import io.trialledger.visits.visitschedule.FindSchedule;
import io.trialledger.visits.visitschedule.FindVisit;
import io.trialledger.visits.visitschedule.ScheduleView;
import io.trialledger.visits.visitschedule.VisitView;
import io.trialledger.visits.web.SubmittedVisit.NotDone;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The visits of one subject. */
@RestController
@RequestMapping("/api/v1/studies/{study}/subjects/{subject}")
class VisitController {

    private final Submissions submissions;
    private final Queries queries;
    private final Clock clock;

    VisitController(Submissions submissions, Queries queries, Clock clock) {
        this.submissions = submissions;
        this.queries = queries;
        this.clock = clock;
    }

    @PutMapping("/visits/{visit}")
    ResponseEntity<PlacedView> record(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String visit,
            @RequestBody RecordRequest body) {
        RuleViolated.unless(
                body.date() != null || body.notDone() != null,
                ScheduleRule.DATE_MISSING,
                "date",
                "a visit has a date or was not done");
        Placement placement =
                submissions.recordOne(study, body.visit(subject, visit)).placement();
        boolean isNew = placement.outcome() == Placement.Outcome.RECORDED;
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(PlacedView.of(visit, placement));
    }

    @GetMapping("/visits")
    ScheduleView all(@PathVariable String study, @PathVariable String subject, AsOf asOf) {
        return queries.ask(new FindSchedule(study, subject, asOf, asOf.moment(clock)), ScheduleView.class);
    }

    @GetMapping("/visits/{visit}")
    VisitWithItems one(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String visit,
            @RequestParam(defaultValue = "false") boolean history,
            AsOf asOf) {
        VisitView found = queries.ask(
                        new FindVisit(study, subject, visit, asOf, asOf.moment(clock)), FindVisit.Answer.class)
                .visit();
        if (found == null) {
            throw new RuleViolated(WebRule.UNKNOWN_VISIT, "the subject has no such visit");
        }
        return new VisitWithItems(found, items(study, subject, visit, history, asOf));
    }

    @GetMapping("/items")
    ItemsView items(
            @PathVariable String study,
            @PathVariable String subject,
            @RequestParam(defaultValue = "false") boolean history,
            AsOf asOf) {
        return new ItemsView(items(study, subject, null, history, asOf));
    }

    private List<ItemView> items(String study, String subject, @Nullable String visit, boolean history, AsOf asOf) {
        return queries.ask(new FindItems(study, subject, visit, history, asOf), FindItems.Answer.class)
                .items();
    }

    record RecordRequest(
            @Nullable String date,
            @Nullable String scheduled,
            @Nullable String label,
            @Nullable NotDone notDone,
            @Nullable String reason) {

        SubmittedVisit visit(String subject, String visit) {
            return new SubmittedVisit(subject, visit, scheduled, label, date, notDone, reason, List.of());
        }
    }

    record PlacedView(
            String visit,
            Placement.Outcome outcome,
            boolean planned,
            @Nullable String date,
            @Nullable Due window,
            Timing timing,
            @Nullable Deviation deviation) {

        static PlacedView of(String visit, Placement placement) {
            return new PlacedView(
                    visit,
                    placement.outcome(),
                    placement.planned(),
                    placement.date() == null ? null : placement.date().text(),
                    placement.due(),
                    placement.timing(),
                    placement.deviation());
        }
    }

    record VisitWithItems(VisitView visit, List<ItemView> items) {}

    record ItemsView(List<ItemView> items) {}
}
