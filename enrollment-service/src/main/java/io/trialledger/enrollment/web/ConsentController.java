package io.trialledger.enrollment.web;

import io.trialledger.enrollment.subject.GiveConsent;
import io.trialledger.enrollment.subject.WithdrawConsent;
import io.trialledger.enrollment.subject.WithdrawalScope;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
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

/** What a subject agreed to, and took back. */
@RestController
@RequestMapping("/api/v1/studies/{study}/subjects/{subject}/consents/{version}")
class ConsentController {

    private final Commands commands;
    private final FreeText texts;
    private final Clock clock;

    ConsentController(Commands commands, FreeText texts, Clock clock) {
        this.commands = commands;
        this.texts = texts;
        this.clock = clock;
    }

    record ConsentRequest(@NotNull LocalDate consentedOn) {}

    record WithdrawRequest(
            @NotNull LocalDate withdrawnOn,
            @NotNull WithdrawalScope scope,
            @Nullable @Size(max = 4000) String reason) {}

    @PutMapping
    RecordedView give(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String version,
            IfMatch ifMatch,
            @Valid @RequestBody ConsentRequest body) {
        return RecordedView.of(commands.send(
                new GiveConsent(study, subject, version, body.consentedOn(), clock.instant(), ifMatch.version())));
    }

    @PutMapping("/withdrawal")
    RecordedView withdraw(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String version,
            IfMatch ifMatch,
            @Valid @RequestBody WithdrawRequest body) {
        return RecordedView.of(commands.send(new WithdrawConsent(
                study,
                subject,
                version,
                body.scope(),
                body.withdrawnOn(),
                texts.sealed(body.reason()),
                clock.instant(),
                ifMatch.version())));
    }
}
