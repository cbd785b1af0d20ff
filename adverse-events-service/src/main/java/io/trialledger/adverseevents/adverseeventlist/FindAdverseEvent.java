package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.adverseevents.adverseevent.AboutAdverseEvent;
import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** What was said about this adverse event, first and last? */
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
public record FindAdverseEvent(AdverseEventId id, AsOf asOf) implements AboutAdverseEvent {}
