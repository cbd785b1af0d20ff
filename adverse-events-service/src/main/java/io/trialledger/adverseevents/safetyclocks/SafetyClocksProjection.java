package io.trialledger.adverseevents.safetyclocks;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import io.trialledger.adverseevents.adverseevent.AdverseEventEvent;
import io.trialledger.adverseevents.adverseevent.DueDay;
import io.trialledger.adverseevents.adverseevent.ObligationConfirmed;
import io.trialledger.adverseevents.adverseevent.ObligationLifted;
import io.trialledger.adverseevents.adverseevent.ObligationOpened;
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
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers "what must be reported by when, and what is late". */
@Component
@ProcessingGroup("safety-clocks")
class SafetyClocksProjection {

    private final Rows clocks;

    SafetyClocksProjection(RowsFactory rows) {
        clocks = rows.named(
                "safety_clocks",
                Index.of("study", "key"),
                Index.of("study", "site", "key"),
                Index.of("study", "subject", "key"));
    }

    Rows rows() {
        return clocks;
    }

    @EventHandler
    void on(ObligationOpened e, TrackingToken token, @Timestamp Instant reportedAt) {
        clocks.put(
                id(e, e.obligationId()),
                Position.of(token),
                new Document("study", e.studyId())
                        .append("site", e.siteId())
                        .append("subject", e.subjectId())
                        .append("event", e.adverseEventId())
                        .append("key", key(e, e.obligationId()))
                        .append("obligation", e.obligationId())
                        .append("clock", e.clock().name())
                        .append("version", e.version())
                        .append("basis", e.basis().name())
                        .append("startedAt", ISO_OFFSET_DATE_TIME.format(e.startedAt()))
                        .append("reportedAt", reportedAt.toString())
                        .append("dueAt", e.dueAt() == null ? null : ISO_OFFSET_DATE_TIME.format(e.dueAt()))
                        .append(
                                "due",
                                e.due().stream()
                                        .map(SafetyClocksProjection::due)
                                        .toList())
                        .append("provisional", e.provisional())
                        .append("lifted", false));
    }

    @EventHandler
    void on(ObligationConfirmed e, TrackingToken token) {
        clocks.patch(id(e, e.obligationId()), Position.of(token), row -> row.append("provisional", false));
    }

    @EventHandler
    void on(ObligationLifted e, TrackingToken token) {
        clocks.patch(id(e, e.obligationId()), Position.of(token), row -> row.append("lifted", true));
    }

    @ResetHandler
    void reset() {
        clocks.reset();
    }

    private static Document due(DueDay due) {
        return new Document("zone", due.zone())
                .append("dayZero", due.dayZero().toString())
                .append("dueOn", due.dueOn().toString());
    }

    private static String id(AdverseEventEvent e, String obligation) {
        return e.studyId() + "/" + key(e, obligation);
    }

    private static String key(AdverseEventEvent e, String obligation) {
        return e.subjectId() + "/" + e.adverseEventId() + "/" + obligation;
    }
}
