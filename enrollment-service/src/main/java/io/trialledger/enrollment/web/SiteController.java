package io.trialledger.enrollment.web;

import io.trialledger.enrollment.sitelist.FindSites;
import io.trialledger.enrollment.sitelist.SiteList;
import io.trialledger.enrollment.study.ActivateSite;
import io.trialledger.enrollment.study.AddSite;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sites of a study. */
@RestController
@RequestMapping("/api/v1/studies/{study}/sites")
class SiteController {

    private final Commands commands;
    private final Queries queries;
    private final Clock clock;

    SiteController(Commands commands, Queries queries, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    record AddRequest(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 100) String country,
            @NotBlank String timeZone) {}

    record ActivateRequest(@NotNull LocalDate activatedOn) {}

    @PutMapping("/{site}")
    RecordedView add(
            @PathVariable String study,
            @PathVariable String site,
            IfMatch ifMatch,
            @Valid @RequestBody AddRequest body) {
        WebRule.refuseVersion(ifMatch);
        return RecordedView.of(commands.send(new AddSite(study, site, body.name(), body.country(), body.timeZone())));
    }

    @PutMapping("/{site}/activation")
    RecordedView activate(
            @PathVariable String study,
            @PathVariable String site,
            IfMatch ifMatch,
            @Valid @RequestBody ActivateRequest body) {
        WebRule.refuseVersion(ifMatch);
        return RecordedView.of(commands.send(new ActivateSite(study, site, body.activatedOn(), clock.instant())));
    }

    @GetMapping
    SiteList list(@PathVariable String study, AsOf asOf) {
        return queries.ask(new FindSites(study, asOf), SiteList.class);
    }
}
