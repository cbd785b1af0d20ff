package io.trialledger.adverseevents.safetyclocks;

import io.trialledger.adverseevents.adverseevent.AboutAdverseEvent;
import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** What must be reported about this adverse event by when? */
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
public record FindClocksOfAdverseEvent(AdverseEventId id, AsOf asOf) implements AboutAdverseEvent {}
