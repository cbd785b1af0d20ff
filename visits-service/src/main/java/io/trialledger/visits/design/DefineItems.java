package io.trialledger.visits.design;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.InStudy;
import io.trialledger.model.Role;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds or changes items of a study, all in one commit; items not named stay as they are. */
@AllowedTo({Role.STUDY_ADMINISTRATOR, Role.DATA_MANAGER})
public record DefineItems(@TargetAggregateIdentifier DesignId design, List<ItemDefinition> definitions)
        implements InStudy {

    public DefineItems {
        definitions = List.copyOf(definitions);
    }

    @Override
    public String studyId() {
        return design.studyId();
    }

    /** Which of the items were new or different, and which were so already. */
    public record Answer(List<String> changed, List<String> unchanged) {}
}
