package io.trialledger.enrollment.subjectlist;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * Where do the subjects stand that the reader may see? Ordered by subject; the page begins after {@code after}.
 *
 * @param startsWith how the subject's number begins
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
public record FindSubjects(
        String studyId,
        @Nullable String siteId,
        @Nullable SubjectStatus status,
        @Nullable String startsWith,
        @Nullable String after,
        int limit,
        AsOf asOf)
        implements InStudy {}
