package io.trialledger.starter.diff;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Queries;
import io.trialledger.starter.StarterRule;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of what differs between two moments. */
@RestController
@RequestMapping("/api/v1/studies/{study}/diff")
class DiffController {

    private static final int MOST_A_PAGE = 500;

    private final Queries queries;
    private final Positions positions;

    DiffController(Queries queries, Positions positions) {
        this.queries = queries;
        this.positions = positions;
    }

    @GetMapping
    Diff page(
            @PathVariable String study,
            AsOf from,
            AsOf to,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "100") int limit) {
        RuleViolated.unless(!from.isPresent(), StarterRule.MALFORMED, "from", "the earlier moment is needed");
        RuleViolated.unless(limit >= 1 && limit <= MOST_A_PAGE, StarterRule.MALFORMED, "limit", "1 to " + MOST_A_PAGE);
        AsOf later = to.isPresent() ? positions.now() : to;
        String own = positions.ownLog();
        RuleViolated.unless(
                from.position(own) <= later.position(own),
                StarterRule.MALFORMED,
                "from",
                "it is after the later moment");
        return queries.ask(new FindDiff(study, from, later, subject, site, after, limit), Diff.class);
    }
}
