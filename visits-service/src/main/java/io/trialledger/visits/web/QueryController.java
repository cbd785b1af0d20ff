package io.trialledger.visits.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import io.trialledger.starter.StarterRule;
import io.trialledger.visits.itemqueries.FindQueries;
import io.trialledger.visits.itemqueries.FindQuery;
import io.trialledger.visits.itemqueries.QueriesView;
import io.trialledger.visits.itemqueries.QueryStatus;
import io.trialledger.visits.itemqueries.QueryStatus.WaitingFor;
import io.trialledger.visits.itemqueries.QueryStep;
import io.trialledger.visits.itemqueries.QueryView;
import io.trialledger.visits.itemvalues.FindItems;
import io.trialledger.visits.visit.AnswerQuery;
import io.trialledger.visits.visit.AskQuery;
import io.trialledger.visits.visit.CloseQuery;
import io.trialledger.visits.visit.QueryId;
import io.trialledger.visits.visit.QueryRule;
import io.trialledger.visits.visit.ReopenQuery;
import io.trialledger.visits.visit.VisitId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is asked about recorded items, and what is said to it. */
@RestController
@RequestMapping("/api/v1/studies/{study}")
class QueryController {

    private static final int MOST_A_PAGE = 500;
    private static final int LONGEST_TEXT = 20_000;

    private final Commands commands;
    private final Queries queries;
    private final Seals seals;
    private final Clock clock;

    QueryController(Commands commands, Queries queries, Seals seals, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.seals = seals;
        this.clock = clock;
    }

    @GetMapping("/queries")
    QueriesView all(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable Set<QueryStatus> status,
            @RequestParam(required = false) @Nullable WaitingFor waitingFor,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String visit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            AsOf asOf) {
        RuleViolated.unless(
                limit >= 1 && limit <= MOST_A_PAGE, WebRule.MALFORMED, "limit", "a page has 1 to " + MOST_A_PAGE);
        Set<QueryStatus> wanted = EnumSet.allOf(QueryStatus.class);
        wanted.removeIf(one -> (status != null && !status.isEmpty() && !status.contains(one))
                || (waitingFor != null && one.waitingFor() != waitingFor));
        if (wanted.isEmpty()) {
            return new QueriesView(List.of(), null);
        }
        return queries.ask(
                new FindQueries(study, site, wanted, subject, visit, after, limit, asOf, asOf.moment(clock)),
                QueriesView.class);
    }

    @GetMapping("/queries/{query}")
    QueryThreadView one(@PathVariable String study, @PathVariable String query, AsOf asOf) {
        QueryId id = id(query);
        FindQuery.Answer found = queries.ask(
                new FindQuery(study, id.subjectId(), query, asOf, asOf.moment(clock)), FindQuery.Answer.class);
        QueryView view = found.query();
        if (view == null) {
            throw unknown();
        }
        return new QueryThreadView(view, found.thread(), current(study, id, asOf));
    }

    private CurrentValue current(String study, QueryId id, AsOf asOf) {
        return queries
                .ask(new FindItems(study, id.subjectId(), id.visit(), false, asOf), FindItems.Answer.class)
                .items()
                .stream()
                .filter(item -> item.item().equals(id.item()) && item.repeat() == id.repeat())
                .findFirst()
                .map(item -> new CurrentValue(item.value(), item.unit()))
                .orElse(new CurrentValue(null, null));
    }

    @PostMapping("/queries/{query}/answers")
    QueryActView answer(@PathVariable String study, @PathVariable String query, @RequestBody TextRequest body) {
        QueryId id = id(query);
        return send(
                new AnswerQuery(id.visitIn(study), id, required(body)), new QueryActView(query, QueryStatus.ANSWERED));
    }

    @PostMapping("/queries/{query}/closure")
    QueryActView close(@PathVariable String study, @PathVariable String query, @RequestBody TextRequest body) {
        QueryId id = id(query);
        String text = body.text();
        boolean silent = text == null || text.isBlank();
        return send(
                new CloseQuery(id.visitIn(study), id, silent ? null : required(body)),
                new QueryActView(query, QueryStatus.CLOSED));
    }

    @PostMapping("/queries/{query}/reopening")
    QueryActView reopen(@PathVariable String study, @PathVariable String query, @RequestBody TextRequest body) {
        QueryId id = id(query);
        return send(new ReopenQuery(id.visitIn(study), id, required(body)), new QueryActView(query, QueryStatus.OPEN));
    }

    @PostMapping("/subjects/{subject}/visits/{visit}/items/{item}/queries")
    ResponseEntity<AskedView> ask(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String visit,
            @PathVariable String item,
            @RequestBody AskRequest body) {
        int repeat = body.repeat() == null ? 1 : body.repeat();
        AskQuery command =
                new AskQuery(new VisitId(study, subject, visit), item, repeat, required(new TextRequest(body.text())));
        String query = sent(command, new RuleViolated(QueryRule.UNKNOWN_ITEM, "item", "nothing is recorded there"));
        // Null says that the same request was stored by another thread meanwhile: the visit then knows the answer.
        if (query == null) {
            query = sent(command, unknown());
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(new AskedView(query == null ? "" : query));
    }

    private QueryActView send(Object command, QueryActView done) {
        sent(command, unknown());
        return done;
    }

    /** A visit of which nothing was recorded is no aggregate yet. */
    private @Nullable String sent(Object command, RuleViolated ifNothingIsThere) {
        try {
            return commands.send(command);
        } catch (RuleViolated e) {
            throw e.rule() == StarterRule.UNKNOWN ? ifNothingIsThere : e;
        }
    }

    private Sealed<String> required(TextRequest body) {
        String text = body.text();
        if (text == null || text.isBlank()) {
            throw new RuleViolated(QueryRule.TEXT_MISSING, "text", "say something");
        }
        RuleViolated.unless(
                text.length() <= LONGEST_TEXT,
                QueryRule.TEXT_TOO_LONG,
                "text",
                "a text has at most " + LONGEST_TEXT + " characters");
        return seals.text(text);
    }

    private static QueryId id(String query) {
        return QueryId.parse(query).orElseThrow(QueryController::unknown);
    }

    private static RuleViolated unknown() {
        return new RuleViolated(QueryRule.UNKNOWN_QUERY, "query", "there is no such query");
    }

    record TextRequest(@Nullable String text) {}

    record AskRequest(@Nullable Integer repeat, @Nullable String text) {}

    record AskedView(String query) {}

    /** Where a query stands after an act. */
    record QueryActView(String query, QueryStatus status) {}

    /** @param current the item's value now */
    record QueryThreadView(@JsonUnwrapped QueryView summary, List<QueryStep> thread, CurrentValue current) {}

    record CurrentValue(@Nullable String value, @Nullable String unit) {}
}
