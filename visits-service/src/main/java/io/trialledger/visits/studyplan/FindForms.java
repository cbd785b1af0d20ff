package io.trialledger.visits.studyplan;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import io.trialledger.visits.design.FormDefinition;
import java.util.List;

/** Which forms does the study have? Everyone in the study may ask. */
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
public record FindForms(String studyId, AsOf asOf) implements InStudy {

    /** In the order of the forms' names. */
    public record Answer(List<FormDefinition> forms) {}
}
