package io.trialledger.adverseevents.subjectstanding;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;

/** Where does a subject stand, as far as this service knows? Asked by whoever reports an adverse event. */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR, Role.SITE_SYSTEM})
public record FindSubjectStanding(String studyId, String subjectId) implements OfSubject {}
