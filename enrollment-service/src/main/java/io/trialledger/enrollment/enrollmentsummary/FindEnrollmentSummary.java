package io.trialledger.enrollment.enrollmentsummary;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How does enrollment go at the sites the reader may see?
 *
 * @param siteId null for all of them
 * @param today the day it is in the state asked for
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
public record FindEnrollmentSummary(
        String studyId, @Nullable String siteId, LocalDate today, AsOf asOf) implements InStudy {}
