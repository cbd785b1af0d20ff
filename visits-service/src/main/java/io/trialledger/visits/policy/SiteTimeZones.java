package io.trialledger.visits.policy;

import io.trialledger.enrollment.v1.SiteAdded;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers the policies' question "in which time zone is this site"; read in their own group, so in order. */
@Component
@ProcessingGroup("visit-planning")
class SiteTimeZones {

    private static final String UNKNOWN = "UTC";

    private final Rows rows;

    SiteTimeZones(RowsFactory rows) {
        this.rows = rows.of("enrollment", "site_time_zones", Index.of("study", "site"));
    }

    /** The site's IANA time zone; UTC if enrollment knows none that this machine knows. */
    String of(String studyId, String siteId) {
        return rows.present(studyId + "/" + siteId)
                .map(row -> row.getString("timeZone"))
                .orElse(UNKNOWN);
    }

    @EventHandler
    void on(SiteAdded e, TrackingToken token) {
        rows.put(
                e.getStudyId() + "/" + e.getSiteId(),
                Position.of(token),
                new Document("study", e.getStudyId())
                        .append("site", e.getSiteId())
                        .append("timeZone", known(e.getTimeZone())));
    }

    private static String known(String timeZone) {
        try {
            return ZoneId.of(timeZone).getId();
        } catch (DateTimeException e) {
            return UNKNOWN;
        }
    }

    @ResetHandler
    void reset() {
        rows.reset();
    }
}
