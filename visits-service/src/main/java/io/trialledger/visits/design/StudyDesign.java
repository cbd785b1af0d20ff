package io.trialledger.visits.design;

import static io.trialledger.visits.design.DesignRule.DATA_TYPE_FIXED;
import static io.trialledger.visits.design.DesignRule.ITEM_DEFINED_TWICE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.RuleViolated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The items one study collects. */
@Aggregate
class StudyDesign {

    @AggregateIdentifier
    private DesignId id;

    private final Map<String, ItemDefinition> definitions = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events
    StudyDesign() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    DefineItems.Answer handle(DefineItems c) {
        List<String> changed = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (ItemDefinition definition : c.definitions()) {
            definition.check();
            RuleViolated.unless(named.add(definition.item()), ITEM_DEFINED_TWICE, "item", definition.item());
            checkType(definition);
        }
        for (ItemDefinition definition : c.definitions()) {
            ItemDefinition before = definitions.get(definition.item());
            if (definition.equals(before)) {
                unchanged.add(definition.item());
                continue;
            }
            changed.add(definition.item());
            apply(
                    before == null
                            ? new ItemDefined(c.studyId(), definition)
                            : new ItemRedefined(c.studyId(), definition));
        }
        return new DefineItems.Answer(changed, unchanged);
    }

    private void checkType(ItemDefinition definition) {
        ItemDefinition before = definitions.get(definition.item());
        RuleViolated.unless(
                before == null || before.dataType() == definition.dataType(),
                DATA_TYPE_FIXED,
                "dataType",
                definition.item() + " is " + (before == null ? "" : before.dataType()));
    }

    @EventSourcingHandler
    void on(ItemDefined e) {
        id = new DesignId(e.studyId());
        definitions.put(e.definition().item(), e.definition());
    }

    @EventSourcingHandler
    void on(ItemRedefined e) {
        definitions.put(e.definition().item(), e.definition());
    }
}
