package io.trialledger.enrollment.web;

import io.trialledger.enrollment.enrollmentsummary.EnrollmentSummary;
import io.trialledger.enrollment.enrollmentsummary.FindEnrollmentSummary;
import io.trialledger.enrollment.study.PlanEnrollment;
import io.trialledger.enrollment.study.PlanPoint;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How enrollment goes, and how it should. */
@RestController
@RequestMapping("/api/v1/studies/{study}")
class EnrollmentSummaryController {

    private final Commands commands;
    private final Queries queries;
    private final Clock clock;

    EnrollmentSummaryController(Commands commands, Queries queries, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    record PlanRequest(@NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull Point> points) {}

    record Point(@NotNull LocalDate on, @NotNull @Min(0) Integer planned) {}

    @PutMapping("/enrollment-plan")
    RecordedView plan(@PathVariable String study, IfMatch ifMatch, @Valid @RequestBody PlanRequest body) {
        WebRule.refuseVersion(ifMatch);
        return RecordedView.of(commands.send(new PlanEnrollment(
                study,
                body.points().stream()
                        .map(point -> new PlanPoint(point.on(), point.planned()))
                        .toList())));
    }

    @GetMapping("/enrollment-summary")
    EnrollmentSummary summary(
            @PathVariable String study, @RequestParam(required = false) @Nullable String site, AsOf asOf) {
        LocalDate today = LocalDate.ofInstant(asOf.moment(clock), ZoneOffset.UTC);
        return queries.ask(new FindEnrollmentSummary(study, site, today, asOf), EnrollmentSummary.class);
    }
}
