package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.adverseevents.adverseevent.AdverseEventEvent;
import io.trialledger.adverseevents.adverseevent.QueryAnswered;
import io.trialledger.adverseevents.adverseevent.QueryClosed;
import io.trialledger.adverseevents.adverseevent.QueryOpened;
import io.trialledger.adverseevents.adverseevent.QueryResolved;
import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseevent.SafetyQueryId;
import io.trialledger.adverseevents.safetyqueries.ThreadEntry.Act;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers "what are the sites asked about their adverse events, what was said, and what is still open". */
@Component
@ProcessingGroup("safety-queries")
class SafetyQueriesProjection {

    private final Rows queries;

    SafetyQueriesProjection(RowsFactory rows) {
        queries = rows.named(
                "safety_queries",
                Index.of("study", "key"),
                Index.of("study", "site", "key"),
                Index.of("study", "subject", "key"),
                Index.of("study", "rule", "key"),
                Index.of("study", "status", "key"),
                Index.ofChanges("study"));
    }

    Rows rows() {
        return queries;
    }

    @EventHandler
    void on(QueryOpened e, TrackingToken token, @Timestamp Instant at) {
        Document row = new Document("study", e.studyId())
                .append("site", e.siteId())
                .append("subject", e.subjectId())
                .append("event", e.adverseEventId())
                .append("key", key(e, e.rule(), e.version()))
                .append("query", new SafetyQueryId(e.id(), e.rule(), e.version()).toString())
                .append("rule", e.rule().name())
                .append("status", QueryStatus.OPEN.name())
                .append("openedAt", at.toString())
                .append("openedInVersion", e.version());
        QueryThread.open(row, at);
        queries.put(id(e, e.rule(), e.version()), Position.of(token), row);
    }

    @EventHandler
    void on(QueryAnswered e, TrackingToken token, @Timestamp Instant at, MetaData envelope) {
        queries.patch(id(e, e.rule(), e.openedInVersion()), Position.of(token), row -> {
            QueryThread.act(row, Act.ANSWERED, at, envelope, e.text());
            return row.append("status", QueryStatus.ANSWERED.name());
        });
    }

    @EventHandler
    void on(QueryClosed e, TrackingToken token, @Timestamp Instant at, MetaData envelope) {
        queries.patch(id(e, e.rule(), e.openedInVersion()), Position.of(token), row -> {
            QueryThread.act(row, Act.CLOSED, at, envelope, e.text());
            return row.append("status", QueryStatus.CLOSED.name()).append("resolvedAt", at.toString());
        });
    }

    @EventHandler
    void on(QueryResolved e, TrackingToken token, @Timestamp Instant at, MetaData envelope) {
        queries.patch(id(e, e.rule(), e.openedInVersion()), Position.of(token), row -> {
            QueryThread.act(row, Act.RESOLVED, at, envelope, null);
            return row.append("status", QueryStatus.RESOLVED.name())
                    .append("resolvedAt", at.toString())
                    .append("resolvedInVersion", e.version());
        });
    }

    @ResetHandler
    void reset() {
        queries.reset();
    }

    static String id(AdverseEventEvent e, QueryRule rule, int version) {
        return id(new SafetyQueryId(e.id(), rule, version));
    }

    static String id(SafetyQueryId query) {
        return query.adverseEvent().study() + "/" + query;
    }

    private static String key(AdverseEventEvent e, QueryRule rule, int version) {
        return "%s/%s/%s/%05d".formatted(e.subjectId(), e.adverseEventId(), rule, version);
    }
}
