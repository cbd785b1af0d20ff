package io.trialledger.starter.mirror;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;

@AllowedTo(Role.COORDINATOR)
public record FindMirrored(String studyId, String subjectId) implements OfSubject {

    public record Answer(String site) {}
}
