package io.trialledger.starter.odm;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;

/**
 * May the caller read what was recorded of subjects, words included, and of which sites? All of them are blinded readers: the arm
 * is never told.
 */
@AllowedTo({Role.SPONSOR_AUDITOR, Role.INSPECTOR, Role.DATA_MANAGER, Role.MONITOR, Role.INVESTIGATOR, Role.COORDINATOR})
record ReadClinicalHistory(String studyId) implements InStudy {}
