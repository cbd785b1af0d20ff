package io.trialledger.enrollment.identity;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.starter.AsOf;

/** Who is this subject? Answered to the person whose disclosure was recorded, for a short while. */
@AllowedTo(
        value = {Role.COORDINATOR, Role.INVESTIGATOR},
        personally = true)
public record FindDisclosedIdentity(String studyId, String subjectId, String disclosureId, AsOf asOf)
        implements OfSubject {}
