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
import org.jspecify.annotations.Nullable;

/** What one study collects, and when. */
@Aggregate
class StudyDesign {

    @AggregateIdentifier
    private DesignId id;

    private final Map<String, ItemDefinition> definitions = new HashMap<>();
    private final Map<String, FormDefinition> forms = new HashMap<>();
    private @Nullable ProtocolAdopted protocol;

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

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(DefineForm c) {
        FormDefinition form = c.definition();
        form.check();
        for (FormItem item : form.items()) {
            RuleViolated.unless(
                    definitions.containsKey(item.item()),
                    FormRule.UNKNOWN_ITEM,
                    "sections",
                    "the study has no item " + item.item());
        }
        if (form.equals(forms.get(form.form()))) {
            return false;
        }
        apply(new FormDefined(c.studyId(), form));
        return true;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AdoptProtocol c) {
        ProtocolAdopted adopted = new ProtocolAdopted(c.studyId(), c.protocolVersion(), c.epochs(), c.visits());
        if (!adopted.equals(protocol)) {
            apply(adopted);
        }
    }

    @EventSourcingHandler
    void on(ItemDefined e) {
        id = new DesignId(e.studyId());
        definitions.put(e.definition().item(), e.definition());
    }

    @EventSourcingHandler
    void on(FormDefined e) {
        id = new DesignId(e.studyId());
        forms.put(e.definition().form(), e.definition());
    }

    @EventSourcingHandler
    void on(ProtocolAdopted e) {
        id = new DesignId(e.studyId());
        protocol = e;
    }

    @EventSourcingHandler
    void on(ItemRedefined e) {
        definitions.put(e.definition().item(), e.definition());
    }
}
