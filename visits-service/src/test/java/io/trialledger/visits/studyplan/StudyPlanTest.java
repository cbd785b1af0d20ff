package io.trialledger.visits.studyplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.visits.design.FormDefinition;
import io.trialledger.visits.design.ProtocolVisit;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyPlanTest {

    private static final StudyPlan PLAN = new StudyPlan(
            List.of(),
            List.of(new ProtocolVisit("WK2", "Week 2", "E1", List.of("Vital signs", "Laboratory", "Diary review"))),
            List.of(
                    form("DIARY", "Diary review"),
                    form("ECG", "Electrocardiogram"),
                    form("LAB", "Laboratory"),
                    form("VITALS", "Vital signs")));

    private static FormDefinition form(String form, String activity) {
        return new FormDefinition(form, form, List.of(activity), List.of());
    }

    @Test
    void forms_of_a_visit_come_as_the_protocol_orders_its_activities() {
        assertThat(PLAN.formsAt("WK2")).extracting(FormDefinition::form).containsExactly("VITALS", "LAB", "DIARY");
        assertThat(PLAN.formsAt("unscheduled")).isEmpty();
    }
}
