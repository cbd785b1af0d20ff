package io.trialledger.adverseevents.safetyclocks;

import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseeventlist.Listing;
import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be reported by when?
 *
 * @param status any of these; empty for all
 * @param byDue true for those first that are due first, else by subject
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
public record FindSafetyClocks(Listing listing, @Nullable SafetyClock clock, Set<ClockStatus> status, boolean byDue)
        implements InStudy {

    @Override
    public String studyId() {
        return listing.studyId();
    }

    boolean wants(SafetyClockItem item) {
        return (clock == null || item.clock() == clock) && (status.isEmpty() || status.contains(item.status()));
    }
}
