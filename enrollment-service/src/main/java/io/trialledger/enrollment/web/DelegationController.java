package io.trialledger.enrollment.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.trialledger.enrollment.delegation.Delegation;
import io.trialledger.enrollment.delegation.Delegations;
import io.trialledger.enrollment.delegation.FindDelegations;
import io.trialledger.starter.Queries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The delegation log of a study's inspection bundle; the gateway asks for it. */
@Hidden
@RestController
@RequestMapping("/api/v1/studies/{study}/history/bundle/team")
class DelegationController {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Queries queries;

    DelegationController(Queries queries) {
        this.queries = queries;
    }

    /** A line of JSON an authorization. */
    @GetMapping(produces = "application/x-ndjson")
    String team(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam long size) {
        StringBuilder lines = new StringBuilder();
        for (Delegation each : queries.ask(new FindDelegations(study, site, size), Delegations.class)
                .delegations()) {
            lines.append(JSON.writeValueAsString(each)).append('\n');
        }
        return lines.toString();
    }
}
