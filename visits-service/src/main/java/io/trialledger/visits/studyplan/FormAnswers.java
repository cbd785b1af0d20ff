package io.trialledger.visits.studyplan;

import io.trialledger.visits.design.FormDefinition;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

@Component
class FormAnswers {

    private final StudyPlans plans;

    FormAnswers(StudyPlans plans) {
        this.plans = plans;
    }

    @QueryHandler
    FindForms.Answer answer(FindForms q) {
        return new FindForms.Answer(plans.of(q.studyId(), q.asOf()).forms());
    }

    @QueryHandler
    FindFormsAt.Answer answer(FindFormsAt q) {
        StudyPlan plan = plans.of(q.studyId(), q.asOf());
        List<FormDefinition> expected = plan.formsAt(q.visit());
        List<FormDefinition> others =
                plan.forms().stream().filter(form -> !expected.contains(form)).toList();
        return new FindFormsAt.Answer(expected, others);
    }
}
