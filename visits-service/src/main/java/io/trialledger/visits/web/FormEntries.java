package io.trialledger.visits.web;

import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Authority;
import io.trialledger.starter.NotYetKnown;
import io.trialledger.starter.Queries;
import io.trialledger.visits.design.FormDefinition;
import io.trialledger.visits.design.FormItem;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.itemcatalog.FindItemDefinitions;
import io.trialledger.visits.itemqueries.FindQueries;
import io.trialledger.visits.itemqueries.QueriesView;
import io.trialledger.visits.itemqueries.QueryView;
import io.trialledger.visits.itemvalues.FindItems;
import io.trialledger.visits.itemvalues.ItemView;
import io.trialledger.visits.studyplan.FindFormsAt;
import io.trialledger.visits.visitschedule.FindVisit;
import io.trialledger.visits.visitschedule.VisitView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what a visit's forms ask, what was recorded, and what is asked about it. */
@Component
class FormEntries {

    private static final int MOST_QUERIES = 5_000;

    private final Queries queries;
    private final Authority authority;
    private final Clock clock;

    FormEntries(Queries queries, Authority authority, Clock clock) {
        this.queries = queries;
        this.authority = authority;
        this.clock = clock;
    }

    FormEntryView of(String study, String subject, String visit, AsOf asOf) {
        Instant now = asOf.moment(clock);
        FindVisit.Answer found = queries.ask(new FindVisit(study, subject, visit, asOf, now), FindVisit.Answer.class);
        VisitView view = found.visit();
        if (view == null) {
            throw new RuleViolated(WebRule.UNKNOWN_VISIT, "the subject has no such visit");
        }
        Fields fields = new Fields(
                definitions(study, asOf),
                queries.ask(new FindItems(study, subject, visit, false, asOf), FindItems.Answer.class).items().stream()
                        .collect(Collectors.groupingBy(ItemView::item)),
                queries
                        .ask(
                                new FindQueries(study, null, Set.of(), subject, visit, null, MOST_QUERIES, asOf, now),
                                QueriesView.class)
                        .queries()
                        .stream()
                        .collect(Collectors.groupingBy(query -> query.item() + "~" + query.repeat())));
        return new FormEntryView(
                view,
                found.version(),
                forms(queries.ask(new FindFormsAt(study, visit, asOf), FindFormsAt.Answer.class), view, fields),
                asOf.isPresent() && found.collecting() && mayRecord(study, found.site()));
    }

    private boolean mayRecord(String study, String site) {
        return authority.sitesOf(study, Submissions.MAY_RECORD).contains(site);
    }

    private Map<String, ItemDefinition> definitions(String study, AsOf asOf) {
        return queries.ask(new FindItemDefinitions(study, asOf), FindItemDefinitions.Answer.class).items().stream()
                .collect(Collectors.toMap(ItemDefinition::item, Function.identity()));
    }

    private static List<FormEntryView.EntryForm> forms(FindFormsAt.Answer forms, VisitView visit, Fields fields) {
        List<FormEntryView.EntryForm> all = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (FormDefinition form : forms.expected()) {
            all.add(form(form, true, fields));
            form.items().forEach(item -> shown.add(item.item()));
        }
        for (FormDefinition form : forms.others()) {
            boolean holds = form.items().stream()
                    .anyMatch(item -> fields.isRecorded(item.item()) && !shown.contains(item.item()));
            if (!visit.planned() || holds) {
                all.add(form(form, false, fields));
                form.items().forEach(item -> shown.add(item.item()));
            }
        }
        List<FormEntryView.EntryItem> rest = fields.recorded().stream()
                .filter(item -> !shown.contains(item))
                .sorted()
                .flatMap(item -> fields.of(new FormItem(item, false), false).stream())
                .toList();
        if (!rest.isEmpty()) {
            all.add(new FormEntryView.EntryForm("", "", List.of(new FormEntryView.EntrySection("", rest))));
        }
        return all;
    }

    private static FormEntryView.EntryForm form(FormDefinition form, boolean expected, Fields fields) {
        return new FormEntryView.EntryForm(
                form.form(),
                form.name(),
                form.sections().stream()
                        .map(section -> new FormEntryView.EntrySection(
                                section.name(),
                                section.items().stream()
                                        .flatMap(item -> fields.of(item, expected).stream())
                                        .toList()))
                        .toList());
    }

    /**
     * What is known of the visit's items.
     *
     * @param readings by item, in order of their repeats
     * @param asked queries by item and repeat
     */
    private record Fields(
            Map<String, ItemDefinition> definitions,
            Map<String, List<ItemView>> readings,
            Map<String, List<QueryView>> asked) {

        boolean isRecorded(String item) {
            return readings.containsKey(item);
        }

        Set<String> recorded() {
            return readings.keySet();
        }

        /** A field for each reading, and one to enter the first. */
        List<FormEntryView.EntryItem> of(FormItem item, boolean expected) {
            ItemDefinition definition = definitions.get(item.item());
            if (definition == null) {
                throw new NotYetKnown("the definition of an item is not read here yet");
            }
            boolean required = expected && item.required();
            List<ItemView> found = readings.getOrDefault(item.item(), List.of());
            List<FormEntryView.EntryItem> fields = new ArrayList<>();
            if (found.stream().noneMatch(reading -> reading.repeat() == 1)) {
                fields.add(field(definition, required, 1, null));
            }
            found.forEach(reading -> fields.add(field(definition, required, reading.repeat(), reading)));
            return fields;
        }

        private FormEntryView.EntryItem field(
                ItemDefinition definition, boolean required, int repeat, @Nullable ItemView reading) {
            return new FormEntryView.EntryItem(
                    definition.item(),
                    definition.name(),
                    definition.dataType(),
                    definition.units(),
                    definition.codes(),
                    definition.softRanges().stream()
                            .map(ItemDefinitionController.RangeView::of)
                            .toList(),
                    required,
                    repeat,
                    reading == null ? null : reading.value(),
                    reading == null ? null : reading.unit(),
                    reading == null ? null : reading.date(),
                    reading != null && reading.notDone(),
                    reading == null ? null : reading.reason(),
                    reading == null ? null : reading.recordedAt(),
                    reading == null ? null : reading.recordedById(),
                    reading == null ? null : reading.recordedBy(),
                    reading == null ? null : reading.recordedByRole(),
                    asked.getOrDefault(definition.item() + "~" + repeat, List.of()).stream()
                            .map(query -> new FormEntryView.EntryQuery(query.query(), query.status(), query.rule()))
                            .toList());
        }
    }
}
