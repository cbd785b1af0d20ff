package io.trialledger.visits.itemvalues;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.util.List;

/** What has this item of a visit been, one after the other? */
@AllowedTo({
    Role.STUDY_ADMINISTRATOR,
    Role.COORDINATOR,
    Role.INVESTIGATOR,
    Role.SITE_SYSTEM,
    Role.MONITOR,
    Role.DATA_MANAGER,
    Role.SAFETY_OFFICER,
    Role.STATISTICIAN,
    Role.SPONSOR_AUDITOR,
    Role.INSPECTOR
})
public record FindItemHistory(String studyId, String subjectId, String visit, String item, int repeat, AsOf asOf)
        implements OfSubject {

    /** Oldest first; empty if nothing was recorded. */
    public record Answer(List<ItemChange> entries) {}
}
