package io.trialledger.adverseevents.adverseeventlist;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which adverse events are there, as they stand?
 *
 * @param newestFirst true for those first whose present version came last, else by subject
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
public record FindAdverseEvents(Listing listing, @Nullable Boolean serious, boolean newestFirst) implements InStudy {

    @Override
    public String studyId() {
        return listing.studyId();
    }
}
