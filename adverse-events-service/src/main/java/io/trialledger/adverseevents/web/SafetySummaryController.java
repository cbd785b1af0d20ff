package io.trialledger.adverseevents.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trialledger.adverseevents.adverseevent.SafetyClocks;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.adverseevents.safetyclocks.ClockCounts;
import io.trialledger.adverseevents.safetyclocks.CountSafetyClocks;
import io.trialledger.adverseevents.safetysummary.FindSafetyTotals;
import io.trialledger.adverseevents.safetysummary.SafetyTotals;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A study's safety at a glance. */
@RestController
class SafetySummaryController {

    private final Queries queries;
    private final SafetyClocks rules;

    SafetySummaryController(Queries queries, SafetyClocks rules) {
        this.queries = queries;
        this.rules = rules;
    }

    @GetMapping("/api/v1/studies/{study}/safety-summary")
    SafetySummaryView read(@PathVariable String study, @RequestParam @Nullable String site, AsOf asOf) {
        Listing listing = Listing.all(study, site, asOf);
        return new SafetySummaryView(
                queries.ask(new FindSafetyTotals(listing), SafetyTotals.class),
                queries.ask(new CountSafetyClocks(listing), ClockCounts.class),
                rules.zones().stream().map(ZoneId::getId).toList());
    }

    /**
     * Adverse events and queries as counted, and the clocks they started.
     *
     * @param zones whose calendars the sponsor's clocks are counted in, as configured
     */
    record SafetySummaryView(@JsonUnwrapped SafetyTotals totals, ClockCounts clocks, List<String> zones) {}
}
