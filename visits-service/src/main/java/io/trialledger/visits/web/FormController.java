package io.trialledger.visits.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Commands;
import io.trialledger.starter.Queries;
import io.trialledger.visits.design.DefineForm;
import io.trialledger.visits.design.DesignId;
import io.trialledger.visits.design.FormDefinition;
import io.trialledger.visits.design.FormItem;
import io.trialledger.visits.design.FormSection;
import io.trialledger.visits.studyplan.FindForms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The forms of a study. */
@RestController
@RequestMapping("/api/v1/studies/{study}/forms")
class FormController {

    private final Commands commands;
    private final Queries queries;

    FormController(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @PutMapping("/{form}")
    FormRecordedView define(@PathVariable String study, @PathVariable String form, @RequestBody FormRequest body) {
        Boolean recorded = commands.send(new DefineForm(new DesignId(study), body.definition(form)));
        return new FormRecordedView(Boolean.TRUE.equals(recorded));
    }

    @GetMapping
    FormsView all(@PathVariable String study, AsOf asOf) {
        return new FormsView(queries.ask(new FindForms(study, asOf), FindForms.Answer.class).forms().stream()
                .map(FormView::of)
                .toList());
    }

    record FormRequest(
            @Nullable String name,
            @Nullable List<String> activities,
            @Nullable List<SectionBody> sections) {

        FormDefinition definition(String form) {
            return new FormDefinition(
                    form,
                    name == null ? "" : name,
                    activities == null ? List.of() : present(activities, "activities"),
                    sections == null
                            ? List.of()
                            : present(sections, "sections").stream()
                                    .map(SectionBody::section)
                                    .toList());
        }

        private static <T> List<T> present(List<T> entries, String field) {
            RuleViolated.unless(
                    entries.stream().noneMatch(entry -> entry == null),
                    WebRule.MALFORMED,
                    field,
                    "an entry is missing");
            return entries;
        }
    }

    record SectionBody(@Nullable String name, @Nullable List<SectionItemBody> items) {

        FormSection section() {
            List<SectionItemBody> given = items == null ? List.of() : items;
            return new FormSection(
                    name == null ? "" : name,
                    FormRequest.present(given, "sections").stream()
                            .map(SectionItemBody::place)
                            .toList());
        }
    }

    record SectionItemBody(@Nullable String item, @Nullable Boolean required) {

        FormItem place() {
            return new FormItem(item == null ? "" : item, Boolean.TRUE.equals(required));
        }
    }

    record FormRecordedView(boolean recorded) {}

    record FormsView(List<FormView> forms) {}

    record FormView(String form, String name, List<String> activities, List<FormSectionView> sections) {

        static FormView of(FormDefinition form) {
            return new FormView(
                    form.form(),
                    form.name(),
                    form.activities(),
                    form.sections().stream().map(FormSectionView::of).toList());
        }
    }

    record FormSectionView(String name, List<FormItemView> items) {

        static FormSectionView of(FormSection section) {
            return new FormSectionView(
                    section.name(),
                    section.items().stream()
                            .map(item -> new FormItemView(item.item(), item.required()))
                            .toList());
        }
    }

    record FormItemView(String item, boolean required) {}
}
