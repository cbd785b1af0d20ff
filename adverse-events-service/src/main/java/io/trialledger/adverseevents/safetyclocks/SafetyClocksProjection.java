package io.trialledger.adverseevents.safetyclocks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import io.trialledger.adverseevents.adverseevent.AdverseEventEvent;
import io.trialledger.adverseevents.adverseevent.AdverseEventFollowedUp;
import io.trialledger.adverseevents.adverseevent.AdverseEventRecord;
import io.trialledger.adverseevents.adverseevent.AdverseEventReported;
import io.trialledger.adverseevents.adverseevent.DueDay;
import io.trialledger.adverseevents.adverseevent.ObligationConfirmed;
import io.trialledger.adverseevents.adverseevent.ObligationLifted;
import io.trialledger.adverseevents.adverseevent.ObligationOpened;
import io.trialledger.starter.AsOf;
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
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Answers "what must be reported by when, and what is late". */
@Component
@ProcessingGroup("safety-clocks")
class SafetyClocksProjection {

    private static final int ALL_OF_ONE_EVENT = 10_000;

    private final Rows clocks;
    private final Rows records;

    SafetyClocksProjection(RowsFactory rows) {
        clocks = rows.named(
                "safety_clocks",
                Index.of("study", "key"),
                Index.of("study", "site", "key"),
                Index.of("study", "subject", "key"),
                Index.ofChanges("study"));
        records = rows.named("safety_clock_records");
    }

    Rows rows() {
        return clocks;
    }

    @EventHandler
    void on(AdverseEventReported e, TrackingToken token) {
        records.put(e.id().toString(), Position.of(token), gist(e.adverseEvent()));
    }

    /** Clocks are shown with what the present record says. */
    @EventHandler
    void on(AdverseEventFollowedUp e, TrackingToken token) {
        if (!e.present()) {
            return;
        }
        long position = Position.of(token);
        Document gist = gist(e.adverseEvent());
        records.put(e.id().toString(), position, gist);
        Bson ofThisEvent = and(eq("study", e.studyId()), eq("subject", e.subjectId()), eq("event", e.adverseEventId()));
        clocks.find(ofThisEvent, ascending("key"), ALL_OF_ONE_EVENT, AsOf.present()).stream()
                .map(row -> row.getString("id"))
                .filter(id -> clocks.present(id).isPresent()) // handled again, it may find one that began later
                .forEach(id -> clocks.patch(id, position, clock -> with(gist, clock)));
    }

    @EventHandler
    void on(ObligationOpened e, TrackingToken token, @Timestamp Instant reportedAt) {
        Document clock = new Document("study", e.studyId())
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
                .append("due", e.due().stream().map(SafetyClocksProjection::due).toList())
                .append("provisional", e.provisional())
                .append("lifted", false);
        Document gist = records.present(e.id().toString()).orElseThrow();
        clocks.put(id(e, e.obligationId()), Position.of(token), with(gist, clock));
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
        records.reset();
    }

    private static Document gist(AdverseEventRecord record) {
        return new Document("severity", record.severity().name())
                .append("serious", record.serious())
                .append("codedTerm", record.codedTerm());
    }

    private static Document with(Document gist, Document clock) {
        return clock.append("severity", gist.get("severity"))
                .append("serious", gist.get("serious"))
                .append("codedTerm", gist.get("codedTerm"));
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
