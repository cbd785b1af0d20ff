package io.trialledger.enrollment.web;

import io.trialledger.enrollment.identity.DisclosedIdentity;
import io.trialledger.enrollment.identity.FindDisclosedIdentity;
import io.trialledger.enrollment.subject.DiscloseIdentity;
import io.trialledger.enrollment.subject.Identity;
import io.trialledger.enrollment.subject.RecordIdentity;
import io.trialledger.model.PartialDate;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Because;
import io.trialledger.starter.CommandIds;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import io.trialledger.starter.StarterRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Who a subject is. A look at it is recorded first and answered by a second request, because the first answer to a {@code
 * POST} is kept.
 */
@RestController
@RequestMapping("/api/v1/studies/{study}/subjects/{subject}")
class IdentityController {

    private static final int LENGTH_OF_A_DAY = 10;

    private final Commands commands;
    private final Queries queries;
    private final Clock clock;

    IdentityController(Commands commands, Queries queries, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    /** @param reason why it differs from what was said before */
    record IdentityRequest(
            @NotBlank @Size(max = 200) String familyName,
            @NotBlank @Size(max = 200) String givenName,
            @NotNull PartialDate birthDate,
            @Nullable @Size(max = 2000) String contact,
            @Nullable @Size(max = 4000) String reason) {

        Identity identity() {
            RuleViolated.unless(
                    birthDate.text().length() <= LENGTH_OF_A_DAY,
                    StarterRule.MALFORMED,
                    "birthDate",
                    "a day, a month or a year");
            return new Identity(
                    familyName.strip(),
                    givenName.strip(),
                    birthDate,
                    contact == null || contact.isBlank() ? null : contact.strip());
        }

        @Override
        public String toString() {
            return "IdentityRequest";
        }
    }

    /** @param purpose what the identity is needed for; the reason of the event */
    record DiscloseRequest(@NotBlank @Size(max = 4000) String purpose) {}

    record DisclosureView(String disclosure) {}

    @PutMapping("/identity")
    RecordedView record(
            @PathVariable String study,
            @PathVariable String subject,
            IfMatch ifMatch,
            @Valid @RequestBody IdentityRequest body) {
        boolean reasonGiven = body.reason() != null && !body.reason().isBlank();
        return RecordedView.of(commands.send(
                new RecordIdentity(study, subject, body.identity(), reasonGiven, clock.instant(), ifMatch.version()),
                Because.of(body.reason())));
    }

    @PostMapping("/identity-disclosures")
    ResponseEntity<DisclosureView> disclose(
            @PathVariable String study, @PathVariable String subject, @Valid @RequestBody DiscloseRequest body) {
        String disclosure = CommandIds.child("disclosure");
        commands.send(new DiscloseIdentity(study, subject, disclosure), Because.of(body.purpose()));
        return ResponseEntity.created(ServletUriComponentsBuilder.fromCurrentRequestUri()
                        .pathSegment(disclosure)
                        .build()
                        .toUri())
                .body(new DisclosureView(disclosure));
    }

    @GetMapping("/identity-disclosures/{disclosure}")
    DisclosedIdentity show(
            @PathVariable String study, @PathVariable String subject, @PathVariable String disclosure, AsOf asOf) {
        return queries.ask(new FindDisclosedIdentity(study, subject, disclosure, asOf), DisclosedIdentity.class);
    }
}
