package io.trialledger.visits.openqueries;

import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.visit.QueryOpened;
import java.math.BigDecimal;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers "which values wait for an answer from the site". */
@Component
@ProcessingGroup("open-queries")
class QueriesProjection {

    static final String COLLECTION = "queries";
    static final Index INDEX = Index.of("study", "status", "query");

    private final Rows rows;

    QueriesProjection(RowsFactory rows) {
        this.rows = rows.named(COLLECTION, INDEX);
    }

    @EventHandler
    void on(QueryOpened e, TrackingToken token, @Timestamp Instant at) {
        // The position is the id: a query is one event, and its own id may be longer than a row's may.
        long position = Position.of(token);
        rows.put(
                Long.toString(position),
                position,
                new Document("study", e.studyId())
                        .append("status", QueryStatus.OPEN.name())
                        .append("query", e.queryId())
                        .append("subject", e.subjectId())
                        .append("site", e.siteId())
                        .append("visit", e.visit())
                        .append("item", e.item())
                        .append("repeat", e.repeat())
                        .append("value", e.value())
                        .append("unit", e.unit())
                        .append("low", text(e.low()))
                        .append("high", text(e.high()))
                        .append("openedAt", at.toString()));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
