package io.trialledger.enrollment.delegation;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who was authorized to do what, as far as the caller may read the study's history?
 *
 * @param siteId only at this site and in the whole study; null for everywhere
 * @param size first position of the log that is left out
 */
@AllowedTo({
    Role.SPONSOR_AUDITOR,
    Role.INSPECTOR,
    Role.STUDY_ADMINISTRATOR,
    Role.DATA_MANAGER,
    Role.MONITOR,
    Role.INVESTIGATOR,
    Role.COORDINATOR
})
public record FindDelegations(String studyId, @Nullable String siteId, long size) implements InStudy {}
