package io.trialledger.enrollment.sitelist;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** Which sites take part? */
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
public record FindSites(String studyId, AsOf asOf) implements InStudy {}
