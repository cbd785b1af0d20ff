package io.trialledger.enrollment.subjectlist;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** Where does this subject stand? */
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
public record FindSubject(String studyId, String subjectId, AsOf asOf) implements OfSubject {}
