package io.trialledger.adverseevents.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.adverseevents.safetyclocks.ClockCounts;
import io.trialledger.adverseevents.safetyclocks.CountSafetyClocks;
import io.trialledger.adverseevents.safetysummary.FindSafetyTotals;
import io.trialledger.adverseevents.safetysummary.SafetyTotals;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A study's safety at a glance. */
@RestController
class SafetySummaryController {

    private final Queries queries;

    SafetySummaryController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/v1/studies/{study}/safety-summary")
    SafetySummaryView read(@PathVariable String study, @RequestParam @Nullable String site, AsOf asOf) {
        Listing listing = Listing.all(study, site, asOf);
        return new SafetySummaryView(
                queries.ask(new FindSafetyTotals(listing), SafetyTotals.class),
                queries.ask(new CountSafetyClocks(listing), ClockCounts.class));
    }

    /** Adverse events and queries as counted, and the clocks they started. */
    record SafetySummaryView(@JsonUnwrapped SafetyTotals totals, ClockCounts clocks) {}
}
