package io.trialledger.enrollment.studylist;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** What does the protocol of this study say? */
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
public record FindStudy(String studyId, AsOf asOf) implements InStudy {}
