package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.adverseevents.adverseevent.AboutAdverseEvent;
import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** What was asked about this adverse event? */
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
public record FindQueriesOfAdverseEvent(AdverseEventId id, AsOf asOf) implements AboutAdverseEvent {}
