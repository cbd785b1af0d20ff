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
import io.trialledger.visits.visit.QueryAsked;
import io.trialledger.visits.visit.QueryClosed;
import io.trialledger.visits.visit.QueryEvent;
import io.trialledger.visits.visit.QueryOpened;
import io.trialledger.visits.visit.QueryReopened;
import io.trialledger.visits.visit.VisitEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers "what was observed"; what it was before a correction are the row's closed versions. */
@Component
@ProcessingGroup("item-values")
class ItemValuesProjection {

    private final Rows rows;

    ItemValuesProjection(RowsFactory rows) {
        this.rows = rows(rows);
    }

    static Rows rows(RowsFactory rows) {
        return rows.named(
                "item_values", Index.of("study", "subject", "visit", "item", "repeat"), Index.ofChanges("study"));
    }

    @EventHandler
    void on(ItemRecorded e, TrackingToken token, EventMessage<?> told) {
        rows.put(ItemRowId.of(e), Position.of(token), row(new Document(), e, e.value(), null, told));
    }

    @EventHandler
    void on(ItemCorrected e, TrackingToken token, EventMessage<?> told) {
        rows.patch(ItemRowId.of(e), Position.of(token), before -> row(before, e, e.value(), e.reason(), told));
    }

    @EventHandler
    void on(ItemNotDone e, TrackingToken token, EventMessage<?> told) {
        rows.patch(ItemRowId.of(e), Position.of(token), before -> row(before, e, null, e.reason(), told));
    }

    @EventHandler
    void on(QueryOpened e, TrackingToken token) {
        queried(e, token, e.queryId());
    }

    @EventHandler
    void on(QueryAsked e, TrackingToken token) {
        queried(e, token, e.queryId());
    }

    @EventHandler
    void on(QueryReopened e, TrackingToken token) {
        queried(e, token, e.queryId());
    }

    @EventHandler
    void on(QueryClosed e, TrackingToken token) {
        queried(e, token, null);
    }

    private void queried(QueryEvent e, TrackingToken token, @Nullable String unsettled) {
        rows.patch(ItemRowId.of(e), Position.of(token), row -> row.append("query", unsettled));
    }

    private static Document row(
            Document before,
            VisitEvent e,
            @Nullable ItemValue value,
            @Nullable Sealed<String> reason,
            EventMessage<?> told) {
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
                .append("recordedAt", told.getTimestamp().toString())
                .append("recordedBy", told.getMetaData().get("actorName"))
                .append("recordedById", told.getMetaData().get("actor"))
                .append("recordedByRole", told.getMetaData().get("role"))
                .append("eventId", told.getIdentifier())
                .append("change", before.getInteger("change", 0) + 1)
                .append("query", before.getString("query"));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
