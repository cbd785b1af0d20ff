package io.trialledger.enrollment.sitelist;

import io.trialledger.enrollment.study.SiteActivated;
import io.trialledger.enrollment.study.SiteAdded;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Keeps one row a site. */
@Component
@ProcessingGroup("site-list")
class SiteListProjection {

    private final Rows rows;

    SiteListProjection(RowsFactory rows) {
        this.rows = rows.named("site_list", Index.of("study", "site"), Index.ofChanges("study"));
    }

    Rows rows() {
        return rows;
    }

    @EventHandler
    void on(SiteAdded e, TrackingToken token) {
        rows.put(
                id(e.studyId(), e.siteId()),
                Position.of(token),
                new Document("study", e.studyId())
                        .append("site", e.siteId())
                        .append("name", e.name())
                        .append("country", e.country())
                        .append("timeZone", e.timeZone()));
    }

    @EventHandler
    void on(SiteActivated e, TrackingToken token) {
        rows.patch(
                id(e.studyId(), e.siteId()),
                Position.of(token),
                row -> row.append("activatedOn", e.activatedOn().toString()));
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }

    static String id(String studyId, String siteId) {
        return studyId + "/" + siteId;
    }
}
