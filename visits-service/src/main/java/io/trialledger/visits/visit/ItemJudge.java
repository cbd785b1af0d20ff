package io.trialledger.visits.visit;

import static io.trialledger.visits.visit.ItemRule.REASON_REQUIRED;

import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import io.trialledger.visits.design.SoftRange;
import io.trialledger.visits.visit.ItemQuery.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of the items one command sends, from what was recorded before. */
final class ItemJudge {

    private final RecordItems command;
    private final int act;
    private final KeyRing keys;

    ItemJudge(RecordItems command, int act, KeyRing keys) {
        this.command = command;
        this.act = act;
        this.keys = keys;
    }

    Judgement judge(ItemEntry entry, ItemHistory before) {
        try {
            ItemCheck.check(entry, command.placement());
            return before.isSame(entry.value(), value -> isSameText(value, entry))
                    ? new Judgement(ItemResult.accepted(entry.key().item(), entry.repeat()), List.of(), before)
                    : withQuery(change(entry, before), entry, before);
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
    private boolean isSameText(ItemValue recorded, ItemEntry entry) {
        Sealed<String> before = recorded.text();
        Sealed<String> after = Objects.requireNonNull(entry.value()).text();
        if (before == null || after == null) {
            return before == after;
        }
        Optional<String> opened = before.reveal(Plain.TEXT, keys);
        return opened.isPresent() && opened.equals(after.reveal(Plain.TEXT, keys));
    }

    private VisitEvent change(ItemEntry entry, ItemHistory before) {
        ItemKey key = entry.key();
        VisitId visit = command.visitId();
        String site = command.placement().siteId();
        ItemValue value = entry.value();
        Sealed<String> reason = entry.reason();
        if (value != null && before.isEmpty()) {
            return new ItemRecorded(
                    visit.studyId(), visit.subjectId(), site, visit.visit(), key.item(), key.repeat(), value);
        }
        if (reason == null) {
            throw new RuleViolated(REASON_REQUIRED, "reason", "a correction or an item not done needs a reason");
        }
        if (value != null) {
            return new ItemCorrected(
                    visit.studyId(),
                    visit.subjectId(),
                    site,
                    visit.visit(),
                    key.item(),
                    key.repeat(),
                    before.present(),
                    value,
                    reason);
        }
        return new ItemNotDone(
                visit.studyId(),
                visit.subjectId(),
                site,
                visit.visit(),
                key.item(),
                key.repeat(),
                before.present(),
                reason);
    }

    /** What the change does to the queries on the item: raises one, asks again, or settles the one that a check had raised. */
    private Judgement withQuery(VisitEvent change, ItemEntry entry, ItemHistory before) {
        ItemHistory after = before.with(entry.value(), act);
        ItemQuery query = before.query();
        ItemValue value = entry.value();
        String text = value == null ? null : value.value();
        Optional<SoftRange> violated = value == null || text == null
                ? Optional.empty()
                : entry.definition().violatedBy(text, value.unit());
        if (value != null && text != null && violated.isPresent()) {
            return outOfRange(change, entry, value, text, violated.get(), after);
        }
        ItemResult accepted = ItemResult.accepted(entry.key().item(), entry.repeat());
        if (query == null || query.isClosed() || !query.automatic()) {
            return new Judgement(accepted, List.of(change), after);
        }
        return new Judgement(
                accepted, List.of(change, settled(change, query)), after.withQuery(query.with(State.CLOSED)));
    }

    /** One query an item is enough: a value that is out of range as well joins it. */
    private Judgement outOfRange(
            VisitEvent change, ItemEntry entry, ItemValue value, String text, SoftRange range, ItemHistory after) {
        ItemQuery query = after.query();
        if (query == null || query.isClosed()) {
            QueryId id = nextQuery(command.visitId(), entry.key(), query);
            return queried(
                    List.of(change, opened(change, id, value, text, range)),
                    after.withQuery(new ItemQuery(id, true, State.OPEN)),
                    id);
        }
        if (query.state() == State.ANSWERED) {
            return queried(
                    List.of(change, askedAgain(change, query)), after.withQuery(query.with(State.OPEN)), query.id());
        }
        return queried(List.of(change), after, query.id());
    }

    static QueryId nextQuery(VisitId visit, ItemKey key, @Nullable ItemQuery last) {
        int number = last == null ? 1 : last.id().number() + 1;
        return new QueryId(visit.subjectId(), visit.visit(), key.item(), key.repeat(), number);
    }

    private static Judgement queried(List<VisitEvent> events, ItemHistory after, QueryId query) {
        return new Judgement(ItemResult.queried(query.item(), query.repeat(), query.toString()), events, after);
    }

    private static QueryOpened opened(VisitEvent e, QueryId id, ItemValue value, String text, SoftRange range) {
        return new QueryOpened(
                e.studyId(),
                e.subjectId(),
                e.siteId(),
                e.visit(),
                e.item(),
                e.repeat(),
                id.toString(),
                text,
                value.unit(),
                range.low(),
                range.high());
    }

    private static QueryReopened askedAgain(VisitEvent e, ItemQuery query) {
        return new QueryReopened(
                e.studyId(),
                e.subjectId(),
                e.siteId(),
                e.visit(),
                e.item(),
                e.repeat(),
                query.id().toString(),
                null);
    }

    private static QueryClosed settled(VisitEvent e, ItemQuery query) {
        return new QueryClosed(
                e.studyId(),
                e.subjectId(),
                e.siteId(),
                e.visit(),
                e.item(),
                e.repeat(),
                query.id().toString(),
                QueryClosed.Settled.CORRECTED,
                null);
    }

    /** @param after how the item stands when the events are applied */
    record Judgement(ItemResult result, List<VisitEvent> events, ItemHistory after) {}
}
