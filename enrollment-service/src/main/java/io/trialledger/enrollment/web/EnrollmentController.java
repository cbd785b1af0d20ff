package io.trialledger.enrollment.web;

import io.trialledger.enrollment.randomization.RandomizeSubject;
import io.trialledger.enrollment.subject.DiscontinuationReason;
import io.trialledger.enrollment.subject.DiscontinuationScope;
import io.trialledger.enrollment.subject.DiscontinueSubject;
import io.trialledger.enrollment.subject.EnrollSubject;
import io.trialledger.enrollment.subjectlist.FindSubject;
import io.trialledger.enrollment.subjectlist.VersionedSubject;
import io.trialledger.model.PartialDate;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Into the study, into an arm, and out again. */
@RestController
@RequestMapping("/api/v1/studies/{study}/subjects/{subject}")
class EnrollmentController {

    private final Commands commands;
    private final Queries queries;
    private final FreeText texts;
    private final Clock clock;

    EnrollmentController(Commands commands, Queries queries, FreeText texts, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.texts = texts;
        this.clock = clock;
    }

    record EnrollRequest(@NotNull LocalDate enrolledOn) {}

    record RandomizeRequest(@NotNull LocalDate randomizedOn) {}

    record DiscontinueRequest(
            @NotNull PartialDate discontinuedOn,
            @NotNull DiscontinuationScope scope,
            @NotNull DiscontinuationReason reasonCode,
            @Nullable @Size(max = 4000) String reason) {}

    @PutMapping("/enrollment")
    RecordedView enroll(
            @PathVariable String study,
            @PathVariable String subject,
            IfMatch ifMatch,
            @Valid @RequestBody EnrollRequest body) {
        return RecordedView.of(commands.send(
                new EnrollSubject(study, subject, body.enrolledOn(), clock.instant(), ifMatch.version())));
    }

    @PutMapping("/randomization")
    RecordedView randomize(
            @PathVariable String study,
            @PathVariable String subject,
            IfMatch ifMatch,
            @Valid @RequestBody RandomizeRequest body) {
        String site = queries.ask(new FindSubject(study, subject, AsOf.present()), VersionedSubject.class)
                .subject()
                .site();
        return RecordedView.of(commands.send(
                new RandomizeSubject(study, subject, site, body.randomizedOn(), clock.instant(), ifMatch.version())));
    }

    @PutMapping("/discontinuation")
    RecordedView discontinue(
            @PathVariable String study,
            @PathVariable String subject,
            IfMatch ifMatch,
            @Valid @RequestBody DiscontinueRequest body) {
        return RecordedView.of(commands.send(new DiscontinueSubject(
                study,
                subject,
                body.scope(),
                body.discontinuedOn(),
                body.reasonCode(),
                texts.sealed(body.reason()),
                clock.instant(),
                ifMatch.version())));
    }
}
