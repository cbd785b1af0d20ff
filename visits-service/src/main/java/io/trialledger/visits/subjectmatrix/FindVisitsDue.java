package io.trialledger.visits.subjectmatrix;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which visits are to take place at the reader's sites in these days, and which should have taken place before? Ordered by the
 * end of their window.
 *
 * @param from null for today at the subject's site
 * @param to last day, inclusive; null for a week after today
 * @param siteId null asks for all sites of the reader
 * @param after cursor of the page before; null for the first page
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
public record FindVisitsDue(
        String studyId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String siteId,
        @Nullable String after,
        int limit,
        AsOf asOf,
        Instant now)
        implements InStudy {}
