package io.trialledger.adverseevents.safetysummary;

import io.trialledger.adverseevents.adverseevent.AdverseEventEvent;
import io.trialledger.adverseevents.adverseevent.AdverseEventFollowedUp;
import io.trialledger.adverseevents.adverseevent.AdverseEventRecord;
import io.trialledger.adverseevents.adverseevent.AdverseEventReported;
import io.trialledger.adverseevents.adverseevent.QueryClosed;
import io.trialledger.adverseevents.adverseevent.QueryOpened;
import io.trialledger.adverseevents.adverseevent.QueryResolved;
import io.trialledger.model.PartialDate;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps one small row an adverse event. A summary counts them when it is asked: a count kept by the events would be wrong for good once
 * an event is handled late.
 */
@Component
@ProcessingGroup("safety-summary")
class SafetySummaryProjection {

    private static final int YEAR_AND_MONTH = "2026-03".length();

    private final Rows events;

    SafetySummaryProjection(RowsFactory rows) {
        events = rows.named("safety_summary", Index.of("study", "site"));
    }

    Rows rows() {
        return events;
    }

    @EventHandler
    void on(AdverseEventReported e, TrackingToken token, @Timestamp Instant receivedAt) {
        record(e, e.adverseEvent(), token, receivedAt);
    }

    @EventHandler
    void on(AdverseEventFollowedUp e, TrackingToken token, @Timestamp Instant receivedAt) {
        if (e.present()) {
            record(e, e.adverseEvent(), token, receivedAt);
        }
    }

    @EventHandler
    void on(QueryOpened e, TrackingToken token) {
        count(e, token, 1, 0);
    }

    @EventHandler
    void on(QueryResolved e, TrackingToken token) {
        count(e, token, -1, 1);
    }

    @EventHandler
    void on(QueryClosed e, TrackingToken token) {
        count(e, token, -1, 1);
    }

    @ResetHandler
    void reset() {
        events.reset();
    }

    private void record(AdverseEventEvent e, AdverseEventRecord record, TrackingToken token, Instant receivedAt) {
        events.patch(
                e.id().toString(),
                Position.of(token),
                row -> row.append("study", e.studyId())
                        .append("site", e.siteId())
                        .append("severity", record.severity().name())
                        .append("serious", record.serious())
                        .append("fatal", record.fatal())
                        .append("month", month(record.onset(), row.getString("month"), receivedAt)));
    }

    private void count(AdverseEventEvent e, TrackingToken token, int open, int resolved) {
        events.patch(
                e.id().toString(),
                Position.of(token),
                row -> row.append("open", row.getInteger("open", 0) + open)
                        .append("resolved", row.getInteger("resolved", 0) + resolved));
    }

    private static String month(@Nullable PartialDate onset, @Nullable String before, Instant receivedAt) {
        if (onset != null && onset.text().length() >= YEAR_AND_MONTH) {
            return onset.text().substring(0, YEAR_AND_MONTH);
        }
        return before == null
                ? YearMonth.from(receivedAt.atOffset(ZoneOffset.UTC)).toString()
                : before;
    }
}
