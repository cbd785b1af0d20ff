package io.trialledger.visits.itemqueries;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many queries are there at the reader's sites, and how long have they waited? Answered with {@link QueryCounts}.
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
public record FindQueryCounts(String studyId, @Nullable String siteId, AsOf asOf, Instant now) implements InStudy {}
