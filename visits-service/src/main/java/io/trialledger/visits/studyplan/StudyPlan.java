package io.trialledger.visits.studyplan;

import io.trialledger.visits.design.Epoch;
import io.trialledger.visits.design.FormDefinition;
import io.trialledger.visits.design.FormItem;
import io.trialledger.visits.design.ProtocolVisit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is done and entered at which visit, as the protocol and the forms say together.
 *
 * @param visits in protocol order
 * @param forms in the order of their names
 */
public record StudyPlan(List<Epoch> epochs, List<ProtocolVisit> visits, List<FormDefinition> forms) {

    static final StudyPlan EMPTY = new StudyPlan(List.of(), List.of(), List.of());

    public StudyPlan {
        epochs = List.copyOf(epochs);
        visits = List.copyOf(visits);
        forms = List.copyOf(forms);
    }

    /** Empty for an unscheduled visit. */
    public Optional<ProtocolVisit> visit(String visit) {
        return visits.stream().filter(known -> known.visit().equals(visit)).findFirst();
    }

    /** Empty if the protocol names no such epoch. */
    public Optional<String> epochName(String epoch) {
        return epochs.stream()
                .filter(known -> known.id().equals(epoch))
                .map(Epoch::name)
                .findFirst();
    }

    /**
     * The forms expected at a visit: at a planned one those of its activities, in the protocol's order of these; at an
     * unscheduled one none.
     */
    public List<FormDefinition> formsAt(String visit) {
        return visit(visit)
                .map(planned -> forms.stream()
                        .filter(form -> form.activities().stream().anyMatch(planned.activities()::contains))
                        .sorted(Comparator.comparingInt(form -> firstActivity(form, planned)))
                        .toList())
                .orElse(List.of());
    }

    private static int firstActivity(FormDefinition form, ProtocolVisit planned) {
        return form.activities().stream()
                .mapToInt(planned.activities()::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The items without which a visit is not complete. */
    public Set<String> requiredAt(String visit) {
        Set<String> required = new LinkedHashSet<>();
        for (FormDefinition form : formsAt(visit)) {
            form.items().stream().filter(FormItem::required).map(FormItem::item).forEach(required::add);
        }
        return required;
    }
}
