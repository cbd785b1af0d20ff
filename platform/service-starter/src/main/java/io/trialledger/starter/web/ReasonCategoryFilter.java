package io.trialledger.starter.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.Acting;
import io.trialledger.starter.ReasonCategory;
import io.trialledger.starter.StarterRule;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes from a write of which kind its reasons are ({@code Reason-Category}); each event of the request carries it in its envelope, in
 * clear, beside the sealed words.
 */
class ReasonCategoryFilter extends OncePerRequestFilter {

    static final String HEADER = "Reason-Category";

    private final ProblemWriter problems;

    ReasonCategoryFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PositionFilter.READS.contains(request.getMethod()) || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Acting> acting = Acting.current();
        if (acting.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ReasonCategory category;
        try {
            category = read(Collections.list(request.getHeaders(HEADER)));
        } catch (RuleViolated refusal) {
            problems.write(Problem.of(refusal), response);
            return;
        }
        try (Acting.Scope scope = acting.get().withReasonCategory(category).bind()) {
            chain.doFilter(request, response);
        }
    }

    private static ReasonCategory read(List<String> lines) {
        RuleViolated.unless(lines.size() == 1, StarterRule.MALFORMED, HEADER, "it is given once");
        return Arrays.stream(ReasonCategory.values())
                .filter(category -> category.name().equals(lines.get(0)))
                .findFirst()
                .orElseThrow(() -> new RuleViolated(StarterRule.MALFORMED, HEADER, "one of " + names()));
    }

    private static String names() {
        return Arrays.stream(ReasonCategory.values()).map(Enum::name).collect(Collectors.joining(" "));
    }
}
