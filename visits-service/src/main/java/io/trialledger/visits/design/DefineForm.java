package io.trialledger.visits.design;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a form to a study or replaces the one of that name; answers whether that changed anything. */
@AllowedTo({Role.STUDY_ADMINISTRATOR, Role.DATA_MANAGER})
public record DefineForm(@TargetAggregateIdentifier DesignId design, FormDefinition definition) implements InStudy {

    @Override
    public String studyId() {
        return design.studyId();
    }
}
