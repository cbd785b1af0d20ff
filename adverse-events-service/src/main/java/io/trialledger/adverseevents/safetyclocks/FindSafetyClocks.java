package io.trialledger.adverseevents.safetyclocks;

import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import org.jspecify.annotations.Nullable;

/** What must be reported by when? */
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
public record FindSafetyClocks(
        Listing listing,
        @Nullable SafetyClock clock,
        @Nullable ClockStatus status) implements InStudy {

    @Override
    public String studyId() {
        return listing.studyId();
    }
}
