package io.trialledger.visits.visitschedule;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which visits do the subjects of the reader's sites have? Ordered by subject.
 *
 * @param siteId null asks for all sites of the reader
 * @param after last subject of the page before; null for the first page
 * @param limit subjects a page
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
public record FindSchedules(
        String studyId, @Nullable String siteId, @Nullable String after, int limit, AsOf asOf, Instant now)
        implements InStudy {

    /** @param next the {@code after} of the next page; null if this is the last */
    public record Answer(
            List<ScheduleView> schedules, @Nullable String next) {}
}
