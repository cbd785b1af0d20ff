package io.trialledger.enrollment.web;

import io.trialledger.enrollment.study.AuthorizeTeamMember;
import io.trialledger.enrollment.study.RevokeTeamMember;
import io.trialledger.enrollment.teamlist.FindTeam;
import io.trialledger.enrollment.teamlist.TeamList;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may do what in a study. */
@RestController
@RequestMapping("/api/v1/studies/{study}/team")
class TeamController {

    private final Commands commands;
    private final Queries queries;
    private final Seals seals;
    private final Clock clock;

    TeamController(Commands commands, Queries queries, Seals seals, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.seals = seals;
        this.clock = clock;
    }

    record AuthorizeRequest(
            @NotNull Role role,
            @Nullable String site,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @NotBlank @Size(max = 200) String name) {}

    record RevokeRequest(@NotBlank @Size(max = 4000) String reason) {}

    @PutMapping("/{user}/grants/{grant}")
    RecordedView authorize(
            @PathVariable String study,
            @PathVariable String user,
            @PathVariable String grant,
            IfMatch ifMatch,
            @Valid @RequestBody AuthorizeRequest body) {
        WebRule.refuseVersion(ifMatch);
        return RecordedView.of(commands.send(new AuthorizeTeamMember(
                study, user, body.name(), grant, body.role(), body.site(), body.from(), body.to(), clock.instant())));
    }

    @PutMapping("/{user}/grants/{grant}/revocation")
    RecordedView revoke(
            @PathVariable String study,
            @PathVariable String user,
            @PathVariable String grant,
            IfMatch ifMatch,
            @Valid @RequestBody RevokeRequest body) {
        WebRule.refuseVersion(ifMatch);
        return RecordedView.of(
                commands.send(new RevokeTeamMember(study, user, grant, seals.text(body.reason()), clock.instant())));
    }

    @GetMapping
    TeamList list(@PathVariable String study, AsOf asOf) {
        return queries.ask(new FindTeam(study, asOf), TeamList.class);
    }
}
