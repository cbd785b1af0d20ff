package io.trialledger.visits.visit;

import static io.trialledger.visits.visit.QueryRule.QUERY_CLOSED;
import static io.trialledger.visits.visit.QueryRule.QUERY_NOT_ANSWERED;
import static io.trialledger.visits.visit.QueryRule.QUERY_OPEN;
import static io.trialledger.visits.visit.QueryRule.UNKNOWN_ITEM;
import static io.trialledger.visits.visit.QueryRule.UNKNOWN_QUERY;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.KeyRing;
import io.trialledger.model.RuleViolated;
import io.trialledger.visits.visit.ItemQuery.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The items of one visit and the queries on them. It remembers which command did what, so that a command repeated after a
 * crash is answered as the first time: from the state that one found.
 */
@Aggregate
class Visit {

    @AggregateIdentifier
    private VisitId id;

    private String siteId;
    private final Map<ItemKey, ItemHistory> items = new HashMap<>();
    private final Map<String, Integer> acts = new HashMap<>();
    private final Map<String, String> queryActs = new HashMap<>();
    private int act;

    @SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events
    Visit() {}

    @CommandHandler
    List<ItemResult> handle(RecordItems c, KeyRing keys, @MetaDataValue("commandId") @Nullable String commandId) {
        Integer done = commandId == null ? null : acts.get(commandId);
        int until = done == null ? Integer.MAX_VALUE : done;
        ItemJudge judge = new ItemJudge(c, act, keys);
        Map<ItemKey, ItemHistory> found = new HashMap<>();
        List<ItemResult> results = new ArrayList<>();
        for (ItemEntry entry : c.items()) {
            ItemHistory before = found.computeIfAbsent(
                    entry.key(),
                    key -> items.getOrDefault(key, ItemHistory.EMPTY).before(until));
            ItemJudge.Judgement judgement = judge.judge(entry, before);
            results.add(judgement.result());
            found.put(entry.key(), judgement.after());
            if (done == null) {
                judgement.events().forEach(event -> apply(event));
            }
        }
        return results;
    }

    @CommandHandler
    String handle(AskQuery c, @MetaDataValue("commandId") @Nullable String commandId) {
        String before = commandId == null ? null : queryActs.get(commandId);
        if (before != null) {
            return before;
        }
        ItemKey key = new ItemKey(c.item(), c.repeat());
        ItemHistory item = items.get(key);
        if (item == null) {
            throw new RuleViolated(UNKNOWN_ITEM, "item", "nothing is recorded of " + c.item() + " at this visit");
        }
        ItemQuery last = item.query();
        RuleViolated.unless(last == null || last.isClosed(), QUERY_OPEN, "item", "it waits already: " + idOf(last));
        ItemValue value = item.present();
        QueryId query = ItemJudge.nextQuery(id, key, last);
        apply(new QueryAsked(
                id.studyId(),
                id.subjectId(),
                siteId,
                id.visit(),
                c.item(),
                c.repeat(),
                query.toString(),
                value == null ? null : value.value(),
                value == null ? null : value.unit(),
                c.text()));
        return query.toString();
    }

    private static String idOf(@Nullable ItemQuery query) {
        return query == null ? "" : query.id().toString();
    }

    @CommandHandler
    void handle(AnswerQuery c, @MetaDataValue("commandId") @Nullable String commandId) {
        ItemQuery query = find(c.query());
        if (isDone(commandId)) {
            return;
        }
        RuleViolated.unless(!query.isClosed(), QUERY_CLOSED, "query", "it is closed");
        apply(new QueryAnswered(
                id.studyId(),
                id.subjectId(),
                siteId,
                id.visit(),
                c.query().item(),
                c.query().repeat(),
                c.query().toString(),
                c.text()));
    }

    @CommandHandler
    void handle(CloseQuery c, @MetaDataValue("commandId") @Nullable String commandId) {
        ItemQuery query = find(c.query());
        if (isDone(commandId)) {
            return;
        }
        RuleViolated.unless(!query.isClosed(), QUERY_CLOSED, "query", "it is closed");
        RuleViolated.unless(
                query.state() == State.ANSWERED || c.text() != null,
                QUERY_NOT_ANSWERED,
                "text",
                "the site has not answered: say why it is closed all the same");
        apply(new QueryClosed(
                id.studyId(),
                id.subjectId(),
                siteId,
                id.visit(),
                c.query().item(),
                c.query().repeat(),
                c.query().toString(),
                QueryClosed.Settled.REVIEWED,
                c.text()));
    }

    @CommandHandler
    void handle(ReopenQuery c, @MetaDataValue("commandId") @Nullable String commandId) {
        ItemQuery query = find(c.query());
        if (isDone(commandId)) {
            return;
        }
        RuleViolated.unless(query.state() != State.OPEN, QUERY_OPEN, "query", "it waits for the site already");
        apply(new QueryReopened(
                id.studyId(),
                id.subjectId(),
                siteId,
                id.visit(),
                c.query().item(),
                c.query().repeat(),
                c.query().toString(),
                c.text()));
    }

    private boolean isDone(@Nullable String commandId) {
        return commandId != null && queryActs.containsKey(commandId);
    }

    /** Only an item's newest query goes on; one before it is closed for good. */
    private ItemQuery find(QueryId query) {
        ItemHistory item = items.get(query.key());
        ItemQuery newest = item == null ? null : item.query();
        if (newest == null || query.number() < 1 || query.number() > newest.id().number()) {
            throw new RuleViolated(UNKNOWN_QUERY, "query", "no query " + query);
        }
        RuleViolated.unless(query.equals(newest.id()), QUERY_CLOSED, "query", "a later query is on the item");
        return newest;
    }

    @EventSourcingHandler
    void on(ItemRecorded e, @MetaDataValue("commandId") @Nullable String commandId) {
        set(e, e.value(), commandId);
    }

    @EventSourcingHandler
    void on(ItemCorrected e, @MetaDataValue("commandId") @Nullable String commandId) {
        set(e, e.value(), commandId);
    }

    @EventSourcingHandler
    void on(ItemNotDone e, @MetaDataValue("commandId") @Nullable String commandId) {
        set(e, null, commandId);
    }

    private void set(VisitEvent e, @Nullable ItemValue value, @Nullable String commandId) {
        id = new VisitId(e.studyId(), e.subjectId(), e.visit());
        siteId = e.siteId();
        if (commandId == null || !acts.containsKey(commandId)) {
            act++;
        }
        if (commandId != null) {
            acts.putIfAbsent(commandId, act);
        }
        items.merge(
                new ItemKey(e.item(), e.repeat()),
                ItemHistory.EMPTY.with(value, act),
                (before, one) -> before.with(value, act));
    }

    @EventSourcingHandler
    void on(QueryOpened e, @MetaDataValue("commandId") @Nullable String commandId) {
        begin(e, true, commandId);
    }

    @EventSourcingHandler
    void on(QueryAsked e, @MetaDataValue("commandId") @Nullable String commandId) {
        begin(e, false, commandId);
    }

    private void begin(QueryEvent e, boolean automatic, @Nullable String commandId) {
        QueryId query = QueryId.parse(e.queryId()).orElseThrow();
        change(e, commandId, item -> item.withQuery(new ItemQuery(query, automatic, State.OPEN)));
    }

    @EventSourcingHandler
    void on(QueryAnswered e, @MetaDataValue("commandId") @Nullable String commandId) {
        step(e, State.ANSWERED, commandId);
    }

    @EventSourcingHandler
    void on(QueryClosed e, @MetaDataValue("commandId") @Nullable String commandId) {
        step(e, State.CLOSED, commandId);
    }

    @EventSourcingHandler
    void on(QueryReopened e, @MetaDataValue("commandId") @Nullable String commandId) {
        step(e, State.OPEN, commandId);
    }

    private void step(QueryEvent e, State state, @Nullable String commandId) {
        change(e, commandId, item -> {
            ItemQuery query = item.query();
            return query == null ? item : item.withQuery(query.with(state));
        });
    }

    private void change(QueryEvent e, @Nullable String commandId, UnaryOperator<ItemHistory> change) {
        items.computeIfPresent(new ItemKey(e.item(), e.repeat()), (key, item) -> change.apply(item));
        if (commandId != null) {
            queryActs.put(commandId, e.queryId());
        }
    }
}
