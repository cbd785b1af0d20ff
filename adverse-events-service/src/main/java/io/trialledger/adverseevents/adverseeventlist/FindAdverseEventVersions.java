package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;

/** Which versions of adverse events are there? */
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
public record FindAdverseEventVersions(Listing listing) implements InStudy {

    @Override
    public String studyId() {
        return listing.studyId();
    }
}
