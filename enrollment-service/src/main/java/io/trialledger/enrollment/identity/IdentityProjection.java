package io.trialledger.enrollment.identity;

import io.trialledger.enrollment.subject.IdentityDisclosed;
import io.trialledger.enrollment.subject.IdentityRecorded;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Keeps one row a subject, sealed, and one a disclosure. */
@Component
@ProcessingGroup("identities")
class IdentityProjection {

    private final Rows identities;
    private final Rows disclosures;

    IdentityProjection(RowsFactory rows) {
        this.identities = rows.named("identities");
        this.disclosures = rows.named("identity_disclosures");
    }

    Rows identities() {
        return identities;
    }

    Rows disclosures() {
        return disclosures;
    }

    @EventHandler
    void on(IdentityRecorded e, TrackingToken token) {
        identities.put(
                id(e.studyId(), e.subjectId()),
                Position.of(token),
                new Document("identity", e.identity().encoded()));
    }

    @EventHandler
    void on(
            IdentityDisclosed e,
            TrackingToken token,
            @MetaDataValue(Envelope.ACTOR) String actor,
            @Timestamp Instant at) {
        disclosures.put(
                id(e.studyId(), e.subjectId()) + "/" + e.disclosureId(),
                Position.of(token),
                new Document("actor", actor).append("at", at.toString()));
    }

    @ResetHandler
    void reset() {
        identities.reset();
        disclosures.reset();
    }

    static String id(String studyId, String subjectId) {
        return studyId + "/" + subjectId;
    }
}
