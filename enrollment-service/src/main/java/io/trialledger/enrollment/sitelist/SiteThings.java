package io.trialledger.enrollment.sitelist;

import io.trialledger.starter.Rows;
import io.trialledger.starter.Sites;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sites, to be compared at two moments. */
@Component
class SiteThings implements Things {

    private final Rows rows;

    SiteThings(SiteListProjection sites) {
        this.rows = sites.rows();
    }

    @Override
    public String name() {
        return "SITE";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindSites.class;
    }

    @Override
    public boolean ofSubjects() {
        return false;
    }

    @Override
    public @Nullable String siteOf(Document row) {
        return row.getString("site");
    }

    /** Everybody in a study reads it. */
    @Override
    public boolean isVisible(Document row, Sites sites) {
        return !sites.isEmpty();
    }

    @Override
    public Map<String, String> key(Document row) {
        return new Texts().put("site", row.getString("site")).map();
    }

    @Override
    public Map<String, String> fields(Document row) {
        return new Texts()
                .put("name", row.getString("name"))
                .put("country", row.getString("country"))
                .put("timeZone", row.getString("timeZone"))
                .put("activatedOn", row.getString("activatedOn"))
                .map();
    }
}
