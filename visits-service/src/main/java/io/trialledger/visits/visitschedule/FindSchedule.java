package io.trialledger.visits.visitschedule;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.Instant;

/** Which visits does this subject have? Answered with a {@link ScheduleView}. */
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
public record FindSchedule(String studyId, String subjectId, AsOf asOf, Instant now) implements OfSubject {}
