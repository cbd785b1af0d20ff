package io.trialledger.enrollment.study;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a site take part in the study. About the study, not the site: a grant at the site can't precede it. */
@AllowedTo(Role.STUDY_ADMINISTRATOR)
public record AddSite(String studyId, String siteId, String name, String country, String timeZone) implements InStudy {

    public AddSite {
        ChosenId.check("site", siteId);
    }

    @TargetAggregateIdentifier
    public StudyId aggregateId() {
        return new StudyId(studyId);
    }
}
