package io.trialledger.enrollment.teamlist;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Rows;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.diff.Texts;
import io.trialledger.starter.diff.Things;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Grants, to be compared at two moments; whether one is in force by its days is no fact of the record, and is not compared. */
@Component
class GrantThings implements Things {

    private final Rows rows;
    private final Seals seals;

    GrantThings(TeamListProjection team, Seals seals) {
        this.rows = team.rows();
        this.seals = seals;
    }

    @Override
    public String name() {
        return "GRANT";
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public Class<?> readBy() {
        return FindTeam.class;
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
        return new Texts()
                .put("user", row.getString("user"))
                .put("grant", row.getString("grant"))
                .map();
    }

    @Override
    public Map<String, String> fields(Document row) {
        return new Texts()
                .put("name", row.getString("name"))
                .put("role", row.getString("role"))
                .put("site", row.getString("site"))
                .put("from", row.getString("first"))
                .put("to", row.getString("last"))
                .put("revoked", row.getBoolean("revoked"))
                .put(
                        "revocationReason",
                        Optional.ofNullable(row.getString("revocationReason"))
                                .flatMap(reason -> seals.reveal(Sealed.decode(reason)))
                                .orElse(null))
                .map();
    }
}
