package io.trialledger.visits.studyplan;

import io.trialledger.visits.design.Epoch;
import io.trialledger.visits.design.FormDefinition;
import io.trialledger.visits.design.FormItem;
import io.trialledger.visits.design.FormSection;
import io.trialledger.visits.design.ProtocolAdopted;
import io.trialledger.visits.design.ProtocolVisit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** A study's plan as a row, and back. */
final class StudyPlanRow {

    private StudyPlanRow() {}

    static Document with(Document row, ProtocolAdopted e) {
        return row.append(
                        "epochs",
                        e.epochs().stream()
                                .map(epoch -> new Document("id", epoch.id()).append("name", epoch.name()))
                                .toList())
                .append(
                        "visits",
                        e.visits().stream()
                                .map(visit -> new Document("visit", visit.visit())
                                        .append("label", visit.label())
                                        .append("epoch", visit.epoch())
                                        .append("activities", visit.activities()))
                                .toList());
    }

    static Document with(Document row, FormDefinition form) {
        List<Document> forms = new ArrayList<>(list(row, "forms"));
        forms.removeIf(other -> other.getString("form").equals(form.form()));
        forms.add(document(form));
        forms.sort(Comparator.comparing(other -> other.getString("form")));
        return row.append("forms", forms);
    }

    private static Document document(FormDefinition form) {
        return new Document("form", form.form())
                .append("name", form.name())
                .append("activities", form.activities())
                .append(
                        "sections",
                        form.sections().stream()
                                .map(section -> new Document("name", section.name())
                                        .append(
                                                "items",
                                                section.items().stream()
                                                        .map(item -> new Document("item", item.item())
                                                                .append("required", item.required()))
                                                        .toList()))
                                .toList());
    }

    static StudyPlan plan(Document row) {
        return new StudyPlan(
                list(row, "epochs").stream()
                        .map(epoch -> new Epoch(epoch.getString("id"), epoch.getString("name")))
                        .toList(),
                list(row, "visits").stream()
                        .map(visit -> new ProtocolVisit(
                                visit.getString("visit"),
                                visit.getString("label"),
                                visit.getString("epoch"),
                                visit.getList("activities", String.class)))
                        .toList(),
                list(row, "forms").stream().map(StudyPlanRow::form).toList());
    }

    private static FormDefinition form(Document row) {
        return new FormDefinition(
                row.getString("form"),
                row.getString("name"),
                row.getList("activities", String.class),
                list(row, "sections").stream()
                        .map(section -> new FormSection(
                                section.getString("name"),
                                list(section, "items").stream()
                                        .map(item -> new FormItem(item.getString("item"), item.getBoolean("required")))
                                        .toList()))
                        .toList());
    }

    private static List<Document> list(Document row, String field) {
        List<Document> found = row.getList(field, Document.class);
        return found == null ? List.of() : found;
    }
}
