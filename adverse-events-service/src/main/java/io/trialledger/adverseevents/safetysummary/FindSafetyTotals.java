package io.trialledger.adverseevents.safetysummary;

import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;

/** How many adverse events and queries are there? */
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
public record FindSafetyTotals(Listing listing) implements InStudy {

    @Override
    public String studyId() {
        return listing.studyId();
    }
}
