package io.trialledger.visits.openqueries;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which queries are there at the reader's sites? Ordered by query.
 *
 * @param siteId null asks for all sites of the reader
 * @param after last query of the page before; null for the first page
 * @param limit queries a page
 */
@AllowedTo({
    Role.STUDY_ADMINISTRATOR,
    Role.COORDINATOR,
    Role.INVESTIGATOR,
    Role.SITE_SYSTEM,
    Role.MONITOR,
    Role.DATA_MANAGER,
    Role.SAFETY_OFFICER,
    Role.STATISTICIAN,
    Role.SPONSOR_AUDITOR,
    Role.INSPECTOR
})
public record FindQueries(
        String studyId,
        @Nullable String siteId,
        QueryStatus status,
        @Nullable String after,
        int limit,
        AsOf asOf) implements InStudy {

    /** @param next the {@code after} of the next page; null if this is the last */
    public record Answer(List<QueryView> queries, @Nullable String next) {}
}
