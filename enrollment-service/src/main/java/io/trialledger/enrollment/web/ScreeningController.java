package io.trialledger.enrollment.web;

import io.trialledger.enrollment.subject.AttestEligibility;
import io.trialledger.enrollment.subject.CriterionAnswer;
import io.trialledger.enrollment.subject.ScreenSubject;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Screening, and what came out of it. */
@RestController
@RequestMapping("/api/v1/studies/{study}/subjects/{subject}")
class ScreeningController {

    private final Commands commands;
    private final FreeText texts;
    private final Clock clock;

    ScreeningController(Commands commands, FreeText texts, Clock clock) {
        this.commands = commands;
        this.texts = texts;
        this.clock = clock;
    }

    record ScreenRequest(@NotNull LocalDate screenedOn) {}

    record AttestRequest(
            @NotNull LocalDate attestedOn,
            @NotNull @Size(max = 1000) List<@Valid @NotNull Answer> answers,
            @Nullable @Size(max = 4000) String failureReason,
            @Nullable @Size(max = 4000) String note) {}

    record Answer(@NotBlank String criterion, @NotNull Boolean met) {}

    @PutMapping("/screening")
    RecordedView screen(
            @PathVariable String study,
            @PathVariable String subject,
            IfMatch ifMatch,
            @Valid @RequestBody ScreenRequest body) {
        return RecordedView.of(commands.send(
                new ScreenSubject(study, subject, body.screenedOn(), clock.instant(), ifMatch.version())));
    }

    @PutMapping("/eligibility")
    RecordedView attest(
            @PathVariable String study,
            @PathVariable String subject,
            IfMatch ifMatch,
            @Valid @RequestBody AttestRequest body) {
        return RecordedView.of(commands.send(new AttestEligibility(
                study,
                subject,
                body.attestedOn(),
                body.answers().stream()
                        .map(answer -> new CriterionAnswer(answer.criterion(), answer.met()))
                        .toList(),
                texts.sealed(body.failureReason()),
                texts.sealed(body.note()),
                clock.instant(),
                ifMatch.version())));
    }
}
