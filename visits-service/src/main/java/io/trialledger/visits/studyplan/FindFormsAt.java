package io.trialledger.visits.studyplan;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import io.trialledger.visits.design.FormDefinition;
import java.util.List;

/** Which forms are expected at this visit, and which may be entered there as well? Everyone in the study may ask. */
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
public record FindFormsAt(String studyId, String visit, AsOf asOf) implements InStudy {

    /** @param others all at an unscheduled visit */
    public record Answer(List<FormDefinition> expected, List<FormDefinition> others) {}
}
