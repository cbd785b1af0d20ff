package io.trialledger.visits.itemvalues;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.visit.ItemCorrected;
import io.trialledger.visits.visit.ItemNotDone;
import io.trialledger.visits.visit.ItemRecorded;
import io.trialledger.visits.visit.ItemValue;
import io.trialledger.visits.visit.QueryOpened;
import io.trialledger.visits.visit.VisitEvent;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers "what was observed"; what it was before a correction are the row's closed versions. */
@Component
@ProcessingGroup("item-values")
class ItemValuesProjection {

    static final String COLLECTION = "item_values";
    static final Index INDEX = Index.of("study", "subject", "visit", "item", "repeat");

    private final Rows rows;

    ItemValuesProjection(RowsFactory rows) {
        this.rows = rows.named(COLLECTION, INDEX);
    }

    @EventHandler
    void on(
            ItemRecorded e,
            TrackingToken token,
            @Timestamp Instant at,
            @MetaDataValue("actorName") @Nullable String actor) {
        rows.put(ItemRowId.of(e), Position.of(token), row(new Document(), e, e.value(), null, at, actor));
    }

    @EventHandler
    void on(
            ItemCorrected e,
            TrackingToken token,
            @Timestamp Instant at,
            @MetaDataValue("actorName") @Nullable String actor) {
        rows.patch(ItemRowId.of(e), Position.of(token), before -> row(before, e, e.value(), e.reason(), at, actor));
    }

    @EventHandler
    void on(
            ItemNotDone e,
            TrackingToken token,
            @Timestamp Instant at,
            @MetaDataValue("actorName") @Nullable String actor) {
        rows.patch(ItemRowId.of(e), Position.of(token), before -> row(before, e, null, e.reason(), at, actor));
    }

    @EventHandler
    void on(QueryOpened e, TrackingToken token) {
        rows.patch(ItemRowId.of(e), Position.of(token), row -> row.append("query", e.queryId()));
    }

    private static Document row(
            Document before,
            VisitEvent e,
            @Nullable ItemValue value,
            @Nullable Sealed<String> reason,
            Instant at,
            @Nullable String actor) {
        Sealed<String> text = value == null ? null : value.text();
        return new Document("study", e.studyId())
                .append("subject", e.subjectId())
                .append("site", e.siteId())
                .append("visit", e.visit())
                .append("item", e.item())
                .append("repeat", e.repeat())
                .append("value", value == null ? null : value.value())
                .append("text", text == null ? null : text.encoded())
                .append("unit", value == null ? null : value.unit())
                .append(
                        "date",
                        value == null || value.date() == null
                                ? null
                                : value.date().text())
                .append("notDone", value == null)
                .append("reason", reason == null ? null : reason.encoded())
                .append("recordedAt", at.toString())
                .append("recordedBy", actor)
                .append("change", before.getInteger("change", 0) + 1)
                .append("query", before.getString("query"));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
