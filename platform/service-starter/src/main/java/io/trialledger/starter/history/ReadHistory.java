package io.trialledger.starter.history;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;

/** May the caller read the study's history, and of which sites? */
@AllowedTo({
    Role.SPONSOR_AUDITOR,
    Role.INSPECTOR,
    Role.STUDY_ADMINISTRATOR,
    Role.DATA_MANAGER,
    Role.MONITOR,
    Role.INVESTIGATOR,
    Role.COORDINATOR
})
public record ReadHistory(String studyId) implements InStudy {}
