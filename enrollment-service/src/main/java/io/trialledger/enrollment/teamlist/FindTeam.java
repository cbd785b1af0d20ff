package io.trialledger.enrollment.teamlist;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** Who was granted what? */
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
public record FindTeam(String studyId, AsOf asOf) implements InStudy {}
