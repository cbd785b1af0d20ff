package io.trialledger.visits.itemvalues;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.starter.Seals;
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
        this.rows = rows.named(ItemValuesProjection.COLLECTION, ItemValuesProjection.INDEX);
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

    private ItemView view(Document row, @Nullable List<ItemView> history) {
        String text = row.getString("text");
        return new ItemView(
                row.getString("subject"),
                row.getString("site"),
                row.getString("visit"),
                row.getString("item"),
                row.getInteger("repeat"),
                text == null ? row.getString("value") : opened(text),
                row.getString("unit"),
                row.getString("date"),
                row.getBoolean("notDone"),
                opened(row.getString("reason")),
                row.getString("recordedAt"),
                row.getString("recordedBy"),
                row.getString("query"),
                history);
    }

    private @Nullable String opened(@Nullable String encoded) {
        return encoded == null
                ? null
                : seals.reveal(Sealed.<String>decode(encoded)).orElse(null);
    }
}
