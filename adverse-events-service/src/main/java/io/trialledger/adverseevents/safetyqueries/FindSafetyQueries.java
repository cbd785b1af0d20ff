package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What are the sites asked about their adverse events?
 *
 * @param status any of these; empty for all
 */
@AllowedTo({
    Role.COORDINATOR,
    Role.INVESTIGATOR,
    Role.SITE_SYSTEM,
    Role.MONITOR,
    Role.DATA_MANAGER,
    Role.SAFETY_OFFICER,
    Role.SPONSOR_AUDITOR,
    Role.INSPECTOR
})
public record FindSafetyQueries(Listing listing, @Nullable QueryRule rule, Set<QueryStatus> status) implements InStudy {

    @Override
    public String studyId() {
        return listing.studyId();
    }

    boolean wants(SafetyQueryItem item) {
        return (rule == null || item.rule() == rule) && (status.isEmpty() || status.contains(item.status()));
    }
}
