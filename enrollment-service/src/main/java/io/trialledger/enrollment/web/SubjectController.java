package io.trialledger.enrollment.web;

import io.trialledger.enrollment.subject.RegisterSubject;
import io.trialledger.enrollment.subjectlist.FindSubject;
import io.trialledger.enrollment.subjectlist.FindSubjects;
import io.trialledger.enrollment.subjectlist.SubjectPage;
import io.trialledger.enrollment.subjectlist.SubjectStatus;
import io.trialledger.enrollment.subjectlist.SubjectView;
import io.trialledger.enrollment.subjectlist.VersionedSubject;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registers subjects and shows where they stand. */
@RestController
@RequestMapping("/api/v1/studies/{study}/subjects")
class SubjectController {

    private final Commands commands;
    private final Queries queries;

    SubjectController(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    record RegisterRequest(@NotBlank String site) {}

    @PutMapping("/{subject}")
    RecordedView register(
            @PathVariable String study,
            @PathVariable String subject,
            IfMatch ifMatch,
            @Valid @RequestBody RegisterRequest body) {
        return RecordedView.of(commands.send(new RegisterSubject(study, subject, body.site(), ifMatch.version())));
    }

    @GetMapping("/{subject}")
    ResponseEntity<SubjectView> one(@PathVariable String study, @PathVariable String subject, AsOf asOf) {
        VersionedSubject found = queries.ask(new FindSubject(study, subject, asOf), VersionedSubject.class);
        return ResponseEntity.ok().eTag(IfMatch.etag(found.version())).body(found.subject());
    }

    @GetMapping
    SubjectPage list(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable SubjectStatus status,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 64) String startsWith,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            AsOf asOf) {
        return queries.ask(new FindSubjects(study, site, status, startsWith, after, limit, asOf), SubjectPage.class);
    }
}
