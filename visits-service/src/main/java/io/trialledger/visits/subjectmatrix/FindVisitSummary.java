package io.trialledger.visits.subjectmatrix;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many visits of the reader's sites are due, done and late? Answered with a {@link VisitCounts}.
 *
 * @param siteId null asks for all sites of the reader
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
public record FindVisitSummary(String studyId, @Nullable String siteId, AsOf asOf, Instant now) implements InStudy {}
