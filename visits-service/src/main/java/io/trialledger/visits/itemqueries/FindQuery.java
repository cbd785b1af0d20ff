package io.trialledger.visits.itemqueries;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been said about this query? */
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
public record FindQuery(String studyId, String subjectId, String query, AsOf asOf, Instant now) implements OfSubject {

    /**
     * @param query null if there is no such query
     * @param thread in order
     */
    public record Answer(@Nullable QueryView query, List<QueryStep> thread) {}
}
