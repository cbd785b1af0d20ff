package io.trialledger.visits.itemqueries;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which queries are there at the reader's sites? Ordered by query.
 *
 * @param siteId null asks for all sites of the reader
 * @param statuses empty asks for all
 * @param subjectId null asks for all subjects
 * @param visit null asks for all visits
 * @param after last query of the page before; null for the first page
 * @param limit queries a page
 * @param now ages are counted up to then
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
        Set<QueryStatus> statuses,
        @Nullable String subjectId,
        @Nullable String visit,
        @Nullable String after,
        int limit,
        AsOf asOf,
        Instant now)
        implements InStudy {}
