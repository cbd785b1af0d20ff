package io.trialledger.enrollment.study;

import io.trialledger.model.Sealed;
import org.axonframework.serialization.Revision;

/** A grant authorizes nothing recorded after this event. */
@Revision("1")
public record TeamMemberRevoked(String studyId, String userId, String grantId, Sealed<String> reason)
        implements StudyEvent {}
