package io.trialledger.visits.policy;

import io.trialledger.enrollment.v1.ProtocolVersionReleased;
import io.trialledger.enrollment.v1.ScheduledInstance;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import io.trialledger.visits.schedule.PlannedVisit;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the policies' question "which visits does the released protocol plan"; read in their own group, so in order. */
@Component
@ProcessingGroup("visit-planning")
class Protocols {

    private final Rows rows;

    Protocols(RowsFactory rows) {
        this.rows = rows.of("enrollment", "protocol_schedules", Index.of("study"));
    }

    /** The version released last. */
    Optional<Protocol> of(String studyId) {
        return rows.present(studyId)
                .map(row -> new Protocol(
                        row.getString("version"),
                        row.getList("visits", Document.class).stream()
                                .map(Protocols::planned)
                                .toList()));
    }

    // GAP: enrollment releases one version a study, so who is planned stays so. Once it can release an amendment: a
    // subject
    // comes under it with consent to it, where its site has approved it (ICH E6(R3) 2.8, 3.1); then visits done or not
    // done
    // stay as recorded and those still ahead are planned anew. Until then an amendment would reach only later first
    // consents.
    @EventHandler
    void on(ProtocolVersionReleased e, TrackingToken token) {
        List<Document> visits =
                e.getScheduleList().stream().map(Protocols::document).toList();
        rows.put(
                e.getStudyId(),
                Position.of(token),
                new Document("study", e.getStudyId())
                        .append("version", e.getVersion())
                        .append("visits", visits));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }

    private static Document document(ScheduledInstance e) {
        return new Document("visit", e.getKey())
                .append("label", e.getLabel())
                .append("epoch", e.getEpochId())
                .append("anchor", e.getAnchorKey())
                .append("offset", e.getOffset())
                .append("before", e.getBefore())
                .append("lower", e.getWindowLower())
                .append("upper", e.getWindowUpper())
                .append("reference", e.getFixedReference());
    }

    private static PlannedVisit planned(Document row) {
        return new PlannedVisit(
                        row.getString("visit"),
                        row.getString("label"),
                        row.getString("epoch"),
                        row.getString("anchor"),
                        row.getString("offset"),
                        row.getBoolean("before"),
                        given(row.getString("lower")),
                        given(row.getString("upper")),
                        row.getBoolean("reference"))
                .withReadableLengths();
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    record Protocol(String version, List<PlannedVisit> visits) {}
}
