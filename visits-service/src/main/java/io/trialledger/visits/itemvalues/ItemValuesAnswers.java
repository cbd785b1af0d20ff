package io.trialledger.visits.itemvalues;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.Seals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ItemValuesAnswers {

    private static final int MOST_ITEMS = 100_000;

    private final Rows rows;
    private final Seals seals;

    ItemValuesAnswers(RowsFactory rows, Seals seals) {
        this.rows = ItemValuesProjection.rows(rows);
        this.seals = seals;
    }

    @QueryHandler
    FindItems.Answer answer(FindItems q) {
        Bson subject = and(eq("study", q.studyId()), eq("subject", q.subjectId()));
        Bson filter = q.visit() == null ? subject : and(subject, eq("visit", q.visit()));
        List<Document> found = rows.find(filter, ascending("visit", "item", "repeat"), MOST_ITEMS, q.asOf());
        return new FindItems.Answer(found.stream()
                .map(row -> view(row, q.history() ? history(row) : null))
                .toList());
    }

    /** A query on a value makes a version of its row as well: the last version of each change is the one to show. */
    private List<ItemView> history(Document row) {
        if (row.getInteger("change", 1) == 1) {
            return List.of();
        }
        Map<Integer, Document> changes = new TreeMap<>();
        for (Document version : rows.versions(row.getString("id"))) {
            if (version.getInteger("change") < row.getInteger("change")) {
                changes.put(version.getInteger("change"), version);
            }
        }
        return changes.values().stream().map(version -> view(version, null)).toList();
    }

    @QueryHandler
    FindItemHistory.Answer answer(FindItemHistory q) {
        String id = ItemRowId.of(q.studyId(), q.subjectId(), q.visit(), q.item(), Integer.toString(q.repeat()));
        return new FindItemHistory.Answer(rows.at(id, q.asOf())
                .map(row -> entries(row.getInteger("change"), rows.versions(id)))
                .orElse(List.of()));
    }

    private List<ItemChange> entries(int last, List<Document> versions) {
        Map<Integer, Document> changes = new TreeMap<>();
        for (Document version : versions) {
            if (version.getInteger("change") <= last) {
                changes.put(version.getInteger("change"), version);
            }
        }
        List<ItemChange> entries = new ArrayList<>();
        Document before = null;
        for (Document change : changes.values()) {
            entries.add(entry(change, before));
            before = change;
        }
        return entries;
    }

    private ItemChange entry(Document row, @Nullable Document before) {
        return new ItemChange(
                row.getString("recordedAt"),
                row.getString("recordedById"),
                row.getString("recordedBy"),
                row.getString("recordedByRole"),
                value(row),
                row.getString("unit"),
                row.getString("date"),
                row.getBoolean("notDone"),
                opened(row.getString("reason")),
                before == null ? null : value(before),
                before == null ? null : before.getString("unit"),
                kind(row),
                row.getString("eventId"));
    }

    private static ItemChange.Kind kind(Document row) {
        if (row.getBoolean("notDone")) {
            return ItemChange.Kind.NOT_DONE;
        }
        return row.getInteger("change") == 1 ? ItemChange.Kind.RECORDED : ItemChange.Kind.CORRECTED;
    }

    private @Nullable String value(Document row) {
        String text = row.getString("text");
        return text == null ? row.getString("value") : opened(text);
    }

    private ItemView view(Document row, @Nullable List<ItemView> history) {
        return new ItemView(
                row.getString("subject"),
                row.getString("site"),
                row.getString("visit"),
                row.getString("item"),
                row.getInteger("repeat"),
                value(row),
                row.getString("unit"),
                row.getString("date"),
                row.getBoolean("notDone"),
                opened(row.getString("reason")),
                row.getString("recordedAt"),
                row.getString("recordedBy"),
                row.getString("recordedById"),
                row.getString("recordedByRole"),
                row.getString("query"),
                history);
    }

    private @Nullable String opened(@Nullable String encoded) {
        return encoded == null
                ? null
                : seals.reveal(Sealed.<String>decode(encoded)).orElse(null);
    }
}
