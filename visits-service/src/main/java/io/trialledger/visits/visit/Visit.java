package io.trialledger.visits.visit;

import static io.trialledger.visits.visit.ItemRule.REASON_REQUIRED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import io.trialledger.visits.design.SoftRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The items of one visit. It remembers which command did what, so that a command repeated after a crash is answered as the
 * first time: from the state that one found.
 */
@Aggregate
class Visit {

    @AggregateIdentifier
    private VisitId id;

    private final Map<ItemKey, ItemHistory> items = new HashMap<>();
    private final Map<String, Integer> acts = new HashMap<>();
    private int act;

    @SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events
    Visit() {}

    @CommandHandler
    List<ItemResult> handle(RecordItems c, KeyRing keys, @MetaDataValue("commandId") @Nullable String commandId) {
        Integer done = commandId == null ? null : acts.get(commandId);
        int until = done == null ? Integer.MAX_VALUE : done;
        Map<ItemKey, ItemHistory> found = new HashMap<>();
        List<ItemResult> results = new ArrayList<>();
        for (ItemEntry entry : c.items()) {
            ItemHistory before = found.computeIfAbsent(
                    entry.key(),
                    key -> items.getOrDefault(key, ItemHistory.EMPTY).before(until));
            Judgement judgement = judge(c, entry, before, keys);
            results.add(judgement.result());
            found.put(entry.key(), judgement.after());
            if (done == null) {
                judgement.events().forEach(event -> apply(event));
            }
        }
        return results;
    }

    private Judgement judge(RecordItems c, ItemEntry entry, ItemHistory before, KeyRing keys) {
        try {
            ItemCheck.check(entry, c.placement());
            if (before.isSame(entry.value(), value -> isSameText(value, entry, keys))) {
                return new Judgement(ItemResult.accepted(entry.key().item(), entry.repeat()), List.of(), before);
            }
            return change(c, entry, before);
        } catch (RuleViolated refusal) {
            ItemResult rejected = ItemResult.rejected(
                    entry.key().item(),
                    entry.repeat(),
                    refusal.rule(),
                    refusal.field().orElse(null),
                    refusal.why());
            return new Judgement(rejected, List.of(), before);
        }
    }

    /** Sealed texts are compared opened; one whose key was destroyed is like no other. */
    private static boolean isSameText(ItemValue recorded, ItemEntry entry, KeyRing keys) {
        Sealed<String> before = recorded.text();
        Sealed<String> after = Objects.requireNonNull(entry.value()).text();
        if (before == null || after == null) {
            return before == after;
        }
        Optional<String> opened = before.reveal(Plain.TEXT, keys);
        return opened.isPresent() && opened.equals(after.reveal(Plain.TEXT, keys));
    }

    private Judgement change(RecordItems c, ItemEntry entry, ItemHistory before) {
        List<VisitEvent> events = new ArrayList<>();
        ItemKey key = entry.key();
        VisitId visit = c.visitId();
        String site = c.placement().siteId();
        ItemValue value = entry.value();
        Sealed<String> reason = entry.reason();
        if (value != null && before.isEmpty()) {
            events.add(new ItemRecorded(
                    visit.studyId(), visit.subjectId(), site, visit.visit(), key.item(), key.repeat(), value));
        } else if (reason == null) {
            throw new RuleViolated(REASON_REQUIRED, "reason", "a correction or an item not done needs a reason");
        } else if (value != null) {
            events.add(new ItemCorrected(
                    visit.studyId(),
                    visit.subjectId(),
                    site,
                    visit.visit(),
                    key.item(),
                    key.repeat(),
                    before.present(),
                    value,
                    reason));
        } else {
            events.add(new ItemNotDone(
                    visit.studyId(),
                    visit.subjectId(),
                    site,
                    visit.visit(),
                    key.item(),
                    key.repeat(),
                    before.present(),
                    reason));
        }
        ItemHistory after = before.with(value, act);
        return query(c, entry)
                .map(query -> queried(query, before, after, events))
                .orElseGet(() -> new Judgement(ItemResult.accepted(key.item(), key.repeat()), events, after));
    }

    /** One open query an item is enough: a value that is out of range as well joins it. */
    private static Judgement queried(
            QueryOpened query, ItemHistory before, ItemHistory after, List<VisitEvent> events) {
        String open = before.openQuery();
        String queryId = open == null ? query.queryId() : open;
        List<VisitEvent> all = new ArrayList<>(events);
        if (open == null) {
            all.add(query);
        }
        return new Judgement(ItemResult.queried(query.item(), query.repeat(), queryId), all, after.withQuery(queryId));
    }

    private static Optional<QueryOpened> query(RecordItems c, ItemEntry entry) {
        ItemValue value = entry.value();
        String text = value == null ? null : value.value();
        if (value == null || text == null) {
            return Optional.empty();
        }
        VisitId visit = c.visitId();
        ItemKey key = entry.key();
        Optional<SoftRange> violated = entry.definition().violatedBy(text, value.unit());
        return violated.map(range -> new QueryOpened(
                visit.studyId(),
                visit.subjectId(),
                c.placement().siteId(),
                visit.visit(),
                key.item(),
                key.repeat(),
                queryId(visit, key),
                text,
                value.unit(),
                range.low(),
                range.high()));
    }

    /** {@code ~} is in no id a client chooses, so the parts can't run into one another. */
    private static String queryId(VisitId visit, ItemKey key) {
        return String.join("~", visit.subjectId(), visit.visit(), key.item(), Integer.toString(key.repeat()), "1");
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

    @EventSourcingHandler
    void on(QueryOpened e) {
        items.computeIfPresent(new ItemKey(e.item(), e.repeat()), (key, item) -> item.withQuery(e.queryId()));
    }

    private void set(VisitEvent e, @Nullable ItemValue value, @Nullable String commandId) {
        id = new VisitId(e.studyId(), e.subjectId(), e.visit());
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

    private record Judgement(ItemResult result, List<VisitEvent> events, ItemHistory after) {}
}
