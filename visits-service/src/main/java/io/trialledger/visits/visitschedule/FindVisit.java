package io.trialledger.visits.visitschedule;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When is this visit of the subject due, and when did it take place? */
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
public record FindVisit(String studyId, String subjectId, String visit, AsOf asOf, Instant now) implements OfSubject {

    /**
     * @param visit null if the subject has no such visit
     * @param version how many events its items and queries have
     * @param collecting true if the subject has, or had, consented to the collection of data
     */
    public record Answer(@Nullable VisitView visit, String site, long version, boolean collecting) {}
}
