package io.trialledger.starter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import io.trialledger.model.Role;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Who was granted what, as this service knows it: collection {@code grants}, filled by a projection of each service from
 * the grant events (its own or enrollment's published ones). Applying an event twice changes nothing.
 */
public class Grants {

    private static final int MOST_OF_ONE_USER = 1_000;

    private final Rows rows;

    Grants(RowsFactory factory, String log) {
        rows = factory.of(log, "grants", Index.of("user", "study"), Index.of("study"));
    }

    /** Records a grant made by the event at {@code position}. */
    public void put(GrantRow grant, long position) {
        rows.put(
                id(grant.studyId(), grant.grantId()),
                position,
                new Document("study", grant.studyId())
                        .append("grant", grant.grantId())
                        .append("user", grant.userId())
                        .append("role", grant.role().name())
                        .append("site", grant.siteId())
                        .append("first", grant.from().toString())
                        .append("last", grant.to() == null ? null : grant.to().toString()));
    }

    /** Records that the event at {@code position} ended a grant. */
    public void end(String studyId, String grantId, long position) {
        rows.close(id(studyId, grantId), position);
    }

    /** For the projection's {@code @ResetHandler}. */
    public void reset() {
        rows.reset();
    }

    /** Every grant of a user that was not ended, whatever its period. */
    List<GrantRow> of(String userId) {
        return read(eq("user", userId));
    }

    List<GrantRow> of(String userId, String studyId) {
        return read(and(eq("user", userId), eq("study", studyId)));
    }

    /** True for a study that anyone was ever granted anything in: every study has an administrator from its first commit on. */
    boolean existIn(String studyId) {
        return !rows.find(eq("study", studyId), Sorts.ascending("study"), 1, AsOf.present())
                .isEmpty();
    }

    private List<GrantRow> read(Bson filter) {
        return rows.find(filter, Sorts.ascending("study"), MOST_OF_ONE_USER, AsOf.present()).stream()
                .map(Grants::grant)
                .toList();
    }

    private static GrantRow grant(Document row) {
        @Nullable String last = row.getString("last");
        return new GrantRow(
                row.getString("study"),
                row.getString("grant"),
                row.getString("user"),
                Role.valueOf(row.getString("role")),
                row.getString("site"),
                LocalDate.parse(row.getString("first")),
                last == null ? null : LocalDate.parse(last));
    }

    private static String id(String studyId, String grantId) {
        return studyId + "/" + grantId;
    }
}
