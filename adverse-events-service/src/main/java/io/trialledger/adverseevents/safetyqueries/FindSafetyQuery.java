package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.adverseevents.adverseevent.AboutAdverseEvent;
import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.SafetyQueryId;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** What was said about this query? */
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
public record FindSafetyQuery(SafetyQueryId query, AsOf asOf) implements AboutAdverseEvent {

    @Override
    public AdverseEventId id() {
        return query.adverseEvent();
    }
}
