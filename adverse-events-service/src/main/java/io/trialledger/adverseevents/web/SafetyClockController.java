package io.trialledger.adverseevents.web;

import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.adverseevents.safetyclocks.ClockStatus;
import io.trialledger.adverseevents.safetyclocks.FindSafetyClocks;
import io.trialledger.adverseevents.safetyclocks.SafetyClockPage;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What must be reported by when. */
@RestController
class SafetyClockController {

    private final Queries queries;

    SafetyClockController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/v1/studies/{study}/safety-clocks")
    SafetyClockPage list(
            @PathVariable String study,
            @RequestParam @Nullable String site,
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable SafetyClock clock,
            @RequestParam(required = false) @Nullable Set<ClockStatus> status,
            @RequestParam @Nullable String order,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            AsOf asOf) {
        Listing listing = new Listing(study, site, subject, after, Limits.checked(limit), asOf);
        boolean byDue = Orders.asked(order, "due");
        return queries.ask(
                new FindSafetyClocks(listing, clock, status == null ? Set.of() : status, byDue), SafetyClockPage.class);
    }
}
