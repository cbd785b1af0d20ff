package io.trialledger.adverseevents.web;

import io.trialledger.adverseevents.adverseevent.AnswerSafetyQuery;
import io.trialledger.adverseevents.adverseevent.CloseSafetyQuery;
import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseevent.SafetyQueryId;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.adverseevents.safetyqueries.FindSafetyQueries;
import io.trialledger.adverseevents.safetyqueries.FindSafetyQuery;
import io.trialledger.adverseevents.safetyqueries.QueryStatus;
import io.trialledger.adverseevents.safetyqueries.SafetyQueryDetail;
import io.trialledger.adverseevents.safetyqueries.SafetyQueryPage;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sites are asked about their adverse events, what they say, and what was settled. */
@RestController
@RequestMapping("/api/v1/studies/{study}/adverse-event-queries")
class SafetyQueryController {

    private final Commands commands;
    private final Queries queries;
    private final Seals seals;

    SafetyQueryController(Commands commands, Queries queries, Seals seals) {
        this.commands = commands;
        this.queries = queries;
        this.seals = seals;
    }

    @GetMapping
    SafetyQueryPage list(
            @PathVariable String study,
            @RequestParam @Nullable String site,
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable QueryRule rule,
            @RequestParam(required = false) @Nullable Set<QueryStatus> status,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            AsOf asOf) {
        Listing listing = new Listing(study, site, subject, after, Limits.checked(limit), asOf);
        Set<QueryStatus> wanted = status == null ? Set.of() : status;
        return queries.ask(new FindSafetyQueries(listing, rule, wanted), SafetyQueryPage.class);
    }

    @GetMapping("/{query}")
    SafetyQueryDetail read(@PathVariable String study, @PathVariable String query, AsOf asOf) {
        return queries.ask(new FindSafetyQuery(SafetyQueryId.parse(study, query), asOf), SafetyQueryDetail.class);
    }

    @PostMapping("/{query}/answers")
    ActView answer(@PathVariable String study, @PathVariable String query, @Valid @RequestBody AnswerRequest body) {
        commands.send(new AnswerSafetyQuery(SafetyQueryId.parse(study, query), seals.text(body.text())));
        return new ActView(query, QueryStatus.ANSWERED);
    }

    @PostMapping("/{query}/closure")
    ActView close(@PathVariable String study, @PathVariable String query, @Valid @RequestBody ClosureRequest body) {
        String text = body.text();
        commands.send(new CloseSafetyQuery(
                SafetyQueryId.parse(study, query), text == null || text.isBlank() ? null : seals.text(text)));
        return new ActView(query, QueryStatus.CLOSED);
    }

    /** What the site says. */
    record AnswerRequest(@NotBlank @Size(max = 2000) String text) {}

    /** Why it is settled; needed only where the site has not answered. */
    record ClosureRequest(@Nullable @Size(max = 2000) String text) {}

    /** Where a query stands after an act. */
    record ActView(String query, QueryStatus status) {}
}
