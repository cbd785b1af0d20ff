package io.trialledger.visits.odm;

import static io.trialledger.starter.odm.OdmNode.CONTEXT;

import io.trialledger.starter.odm.OdmNode;
import io.trialledger.visits.design.FormDefinition;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.studyplan.StudyPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What visits, forms and items of one study are called, and where an item has its place. */
class Names {

    private final StudyPlan plan;
    private final Map<String, ItemDefinition> items = new HashMap<>();

    Names(StudyPlan plan, List<ItemDefinition> catalog) {
        this.plan = plan;
        catalog.forEach(item -> items.put(item.item(), item));
    }

    /** The visit of a subject. */
    OdmNode visit(String visit, String transaction, OdmNode... children) {
        return plan.visit(visit)
                .map(planned -> OdmNode.studyEvent(
                        "SE." + visit,
                        planned.label().isBlank() ? visit : planned.label(),
                        "Scheduled",
                        transaction,
                        children))
                .orElseGet(() -> OdmNode.studyEvent("SE." + visit, visit, "Unscheduled", transaction, children));
    }

    /** An item in the form that has it at this visit; a form is not recorded as such, so it is only the way there. */
    OdmNode placed(String visit, OdmNode item, String itemId, int repeat) {
        Optional<FormDefinition> form = Stream.concat(plan.formsAt(visit).stream(), plan.forms().stream())
                .filter(known ->
                        known.items().stream().anyMatch(entry -> entry.item().equals(itemId)))
                .findFirst();
        String id = form.map(FormDefinition::form).orElse("ITEMS");
        String name = form.map(FormDefinition::name).orElse("Items of no form");
        return OdmNode.form(
                "F." + id,
                name,
                CONTEXT,
                OdmNode.group("IG." + id, name, CONTEXT, item).repeat(String.valueOf(repeat)));
    }

    String item(String item) {
        ItemDefinition known = items.get(item);
        return known == null ? item : known.name();
    }

    /** The data type in ODM's words. A decimal is text there: it is kept as written, and may be {@code <0.5}. */
    String type(String item) {
        ItemDefinition known = items.get(item);
        if (known == null) {
            return "text";
        }
        return switch (known.dataType()) {
            case INTEGER -> "integer";
            case DATE -> "partialDate";
            case DECIMAL, CODED, TEXT -> "text";
        };
    }
}
