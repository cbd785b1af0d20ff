package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.adverseevents.adverseevent.AdverseEventEvent;
import io.trialledger.adverseevents.adverseevent.AdverseEventFollowedUp;
import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.AdverseEventRecord;
import io.trialledger.adverseevents.adverseevent.AdverseEventReported;
import io.trialledger.adverseevents.adverseevent.Flag;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.time.Instant;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers "what was reported about whom": the present record of each adverse event, and each version of it. */
@Component
@ProcessingGroup("adverse-event-list")
class AdverseEventListProjection {

    private final Rows adverseEvents;
    private final Rows versions;

    AdverseEventListProjection(RowsFactory rows) {
        adverseEvents = rows.named(
                "adverse_events",
                Index.of("study", "key"),
                Index.of("study", "site", "key"),
                Index.of("study", "subject", "key"),
                Index.of("study", "serious", "key"),
                Index.of("study", "receivedAt", "key"),
                Index.of("study", "site", "receivedAt", "key"),
                Index.of("study", "serious", "receivedAt", "key"),
                Index.ofChanges("study"));
        versions = rows.named(
                "adverse_event_versions",
                Index.of("study", "key"),
                Index.of("study", "site", "key"),
                Index.of("study", "subject", "key"));
    }

    Rows adverseEvents() {
        return adverseEvents;
    }

    Rows versions() {
        return versions;
    }

    @EventHandler
    void on(AdverseEventReported e, TrackingToken token, @Timestamp Instant receivedAt, MetaData envelope) {
        long position = Position.of(token);
        versions.put(
                versionId(e.id(), 1), position, version(e, 1, true, e.adverseEvent(), e.flags(), receivedAt, envelope));
        adverseEvents.put(e.id().toString(), position, present(e, 1, 1, e.adverseEvent(), e.flags(), receivedAt));
    }

    @EventHandler
    void on(AdverseEventFollowedUp e, TrackingToken token, @Timestamp Instant receivedAt, MetaData envelope) {
        long position = Position.of(token);
        Document version = version(e, e.version(), e.present(), e.adverseEvent(), e.flags(), receivedAt, envelope);
        versions.put(versionId(e.id(), e.version()), position, version);
        if (e.present()) {
            supersede(e, position);
            adverseEvents.put(
                    e.id().toString(),
                    position,
                    present(e, e.version(), e.version(), e.adverseEvent(), e.flags(), receivedAt));
        } else {
            adverseEvents.patch(e.id().toString(), position, row -> row.append("versions", e.version()));
        }
    }

    @ResetHandler
    void reset() {
        adverseEvents.reset();
        versions.reset();
    }

    /** The version that was present no longer is. Handled again, the event finds itself present and changes nothing. */
    private void supersede(AdverseEventFollowedUp e, long position) {
        adverseEvents
                .present(e.id().toString())
                .map(row -> row.getInteger("version"))
                .filter(before -> before != e.version())
                .ifPresent(before ->
                        versions.patch(versionId(e.id(), before), position, row -> row.append("present", false)));
    }

    static String versionId(AdverseEventId id, int version) {
        return id + "#" + version;
    }

    private static Document present(
            AdverseEventEvent e,
            int version,
            int versions,
            AdverseEventRecord adverseEvent,
            Set<Flag> flags,
            Instant receivedAt) {
        return about(e, e.subjectId() + "/" + e.adverseEventId(), adverseEvent, flags, receivedAt)
                .append("version", version)
                .append("versions", versions)
                .append("serious", adverseEvent.serious());
    }

    private static Document version(
            AdverseEventEvent e,
            int version,
            boolean present,
            AdverseEventRecord adverseEvent,
            Set<Flag> flags,
            Instant receivedAt,
            MetaData envelope) {
        String key = "%s/%s/%05d".formatted(e.subjectId(), e.adverseEventId(), version);
        return about(e, key, adverseEvent, flags, receivedAt)
                .append("version", version)
                .append("present", present)
                .append("by", envelope.get(Envelope.ACTOR))
                .append("byName", envelope.get(Envelope.ACTOR_NAME))
                .append("role", envelope.get(Envelope.ROLE));
    }

    private static Document about(
            AdverseEventEvent e, String key, AdverseEventRecord adverseEvent, Set<Flag> flags, Instant receivedAt) {
        return new Document("study", e.studyId())
                .append("site", e.siteId())
                .append("subject", e.subjectId())
                .append("event", e.adverseEventId())
                .append("key", key)
                .append("receivedAt", receivedAt.toString())
                .append("flags", RecordRow.names(flags))
                .append("record", RecordRow.of(adverseEvent));
    }
}
