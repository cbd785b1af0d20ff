package io.trialledger.adverseevents.web;

import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.adverseevents.safetyqueries.FindSafetyQueries;
import io.trialledger.adverseevents.safetyqueries.QueryStatus;
import io.trialledger.adverseevents.safetyqueries.SafetyQueryPage;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sites are asked about their adverse events. */
@RestController
class SafetyQueryController {

    private final Queries queries;

    SafetyQueryController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/v1/studies/{study}/adverse-event-queries")
    SafetyQueryPage list(
            @PathVariable String study,
            @RequestParam @Nullable String site,
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable QueryRule rule,
            @RequestParam @Nullable QueryStatus status,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            AsOf asOf) {
        Listing listing = new Listing(study, site, subject, after, Limits.checked(limit), asOf);
        return queries.ask(new FindSafetyQueries(listing, rule, status), SafetyQueryPage.class);
    }
}
