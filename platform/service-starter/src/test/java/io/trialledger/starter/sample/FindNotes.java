package io.trialledger.starter.sample;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

@AllowedTo({Role.STUDY_ADMINISTRATOR, Role.COORDINATOR, Role.SITE_SYSTEM, Role.MONITOR})
public record FindNotes(String studyId, AsOf asOf) implements InStudy {}
