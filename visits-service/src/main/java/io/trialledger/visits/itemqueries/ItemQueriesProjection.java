package io.trialledger.visits.itemqueries;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.itemqueries.QueryStep.Act;
import io.trialledger.visits.itemvalues.ItemRowId;
import io.trialledger.visits.visit.QueryAnswered;
import io.trialledger.visits.visit.QueryAsked;
import io.trialledger.visits.visit.QueryClosed;
import io.trialledger.visits.visit.QueryEvent;
import io.trialledger.visits.visit.QueryOpened;
import io.trialledger.visits.visit.QueryReopened;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers "what is asked about recorded values, and where does it stand". */
@Component
@ProcessingGroup("item-queries")
class ItemQueriesProjection {

    private final Rows rows;

    ItemQueriesProjection(RowsFactory rows) {
        this.rows = rows(rows);
    }

    static Rows rows(RowsFactory rows) {
        return rows.named(
                "item_queries",
                Index.of("study", "subject", "query"),
                Index.of("study", "status", "query"),
                Index.of("study", "site", "status", "query"),
                Index.of("study", "status", "openedAt"),
                Index.of("study", "site", "status", "openedAt"),
                Index.ofChanges("study"));
    }

    /** The parts of a query's id are joined by another sign than those of the row's. */
    static String id(String studyId, String queryId) {
        return ItemRowId.of(studyId, queryId);
    }

    @EventHandler
    void on(QueryOpened e, TrackingToken token, @Timestamp Instant at) {
        Document row = opened(e, "OUT_OF_SOFT_RANGE", e.value(), e.unit(), at, QueryThread.CHECK)
                .append("low", text(e.low()))
                .append("high", text(e.high()))
                .append("thread", List.of(QueryThread.byCheck(Act.OPENED, at)));
        rows.put(id(e.studyId(), e.queryId()), Position.of(token), row);
    }

    @EventHandler
    void on(QueryAsked e, TrackingToken token, @Timestamp Instant at, MetaData envelope) {
        Document step = QueryThread.step(Act.OPENED, at, envelope, e.text());
        Document row = opened(e, "MANUAL", e.value(), e.unit(), at, step.getString("byName"))
                .append("thread", List.of(step));
        rows.put(id(e.studyId(), e.queryId()), Position.of(token), row);
    }

    private static Document opened(
            QueryEvent e, String rule, @Nullable String value, @Nullable String unit, Instant at, String by) {
        return new Document("study", e.studyId())
                .append("status", QueryStatus.OPEN.name())
                .append("query", e.queryId())
                .append("rule", rule)
                .append("subject", e.subjectId())
                .append("site", e.siteId())
                .append("visit", e.visit())
                .append("item", e.item())
                .append("repeat", e.repeat())
                .append("value", value)
                .append("unit", unit)
                .append("openedAt", at.toString())
                .append("openedBy", by);
    }

    @EventHandler
    void on(QueryAnswered e, TrackingToken token, @Timestamp Instant at, MetaData envelope) {
        step(e, token, QueryStatus.ANSWERED, QueryThread.step(Act.ANSWERED, at, envelope, e.text()));
    }

    @EventHandler
    void on(QueryClosed e, TrackingToken token, @Timestamp Instant at, MetaData envelope) {
        boolean byCheck = e.because() == QueryClosed.Settled.CORRECTED;
        step(
                e,
                token,
                QueryStatus.CLOSED,
                byCheck ? QueryThread.byCheck(Act.CLOSED, at) : QueryThread.step(Act.CLOSED, at, envelope, e.text()));
    }

    @EventHandler
    void on(QueryReopened e, TrackingToken token, @Timestamp Instant at, MetaData envelope) {
        Sealed<String> text = e.text();
        step(
                e,
                token,
                QueryStatus.OPEN,
                text == null
                        ? QueryThread.byCheck(Act.REOPENED, at)
                        : QueryThread.step(Act.REOPENED, at, envelope, text));
    }

    private void step(QueryEvent e, TrackingToken token, QueryStatus status, Document step) {
        rows.patch(id(e.studyId(), e.queryId()), Position.of(token), row -> {
            List<Document> thread = new ArrayList<>(row.getList("thread", Document.class));
            thread.add(step);
            return row.append("status", status.name()).append("thread", thread);
        });
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
