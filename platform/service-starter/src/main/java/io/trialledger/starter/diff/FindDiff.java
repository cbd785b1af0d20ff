package io.trialledger.starter.diff;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * What differs in the study between two moments? Of each kind of thing only those who read it otherwise, too, are told.
 *
 * @param from not the present; neither is {@code to}
 * @param subjectId null asks for all subjects, and what is of none
 * @param siteId null asks for all sites of the reader, and what is about the study
 * @param after position up to which the pages before go; -1 for the first page
 * @param limit a page ends with the position at which it has so many
 */
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
record FindDiff(
        String studyId,
        AsOf from,
        AsOf to,
        @Nullable String subjectId,
        @Nullable String siteId,
        long after,
        int limit) implements InStudy {}
