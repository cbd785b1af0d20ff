package io.trialledger.adverseevents.safetyclocks;

import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;

/** How many clocks run, are late, were met? */
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
public record CountSafetyClocks(Listing listing) implements InStudy {

    @Override
    public String studyId() {
        return listing.studyId();
    }
}
