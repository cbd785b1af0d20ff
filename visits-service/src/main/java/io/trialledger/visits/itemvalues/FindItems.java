package io.trialledger.visits.itemvalues;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of this subject? Ordered by visit, item and repeat.
 *
 * @param visit null asks for all visits
 * @param history true asks for earlier values as well
 */
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
public record FindItems(
        String studyId, String subjectId, @Nullable String visit, boolean history, AsOf asOf) implements OfSubject {

    public record Answer(List<ItemView> items) {}
}
