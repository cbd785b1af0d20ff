package io.trialledger.starter.ledger;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;

/** May the caller see receipts of the study, and of which sites? */
@AllowedTo({
    Role.STUDY_ADMINISTRATOR,
    Role.COORDINATOR,
    Role.INVESTIGATOR,
    Role.SITE_SYSTEM,
    Role.MONITOR,
    Role.DATA_MANAGER,
    Role.SAFETY_OFFICER,
    Role.SPONSOR_AUDITOR,
    Role.INSPECTOR
})
public record ReadReceipt(String studyId) implements InStudy {}
