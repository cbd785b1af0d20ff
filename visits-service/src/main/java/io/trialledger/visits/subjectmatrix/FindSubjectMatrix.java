package io.trialledger.visits.subjectmatrix;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import io.trialledger.visits.subjects.SubjectStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where do the subjects of the reader's sites stand with each visit? Ordered by subject.
 *
 * @param siteId null asks for all sites of the reader
 * @param statuses empty asks for all
 * @param startsWith of the subject's number; empty asks for all
 * @param after last subject of the page before; null for the first page
 * @param limit subjects a page
 * @param now what is due is told for the day this is at the subject's site
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
public record FindSubjectMatrix(
        String studyId,
        @Nullable String siteId,
        Set<SubjectStatus> statuses,
        String startsWith,
        @Nullable String after,
        int limit,
        AsOf asOf,
        Instant now)
        implements InStudy {}
