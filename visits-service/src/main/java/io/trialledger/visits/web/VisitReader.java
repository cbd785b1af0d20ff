package io.trialledger.visits.web;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Rule;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
import io.trialledger.visits.design.DataType;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.schedule.ScheduleRule;
import io.trialledger.visits.visit.ItemEntry;
import io.trialledger.visits.visit.ItemResult;
import io.trialledger.visits.visit.ItemRule;
import io.trialledger.visits.visit.ItemValue;
import io.trialledger.visits.visit.RecordVisitData;
import io.trialledger.visits.visit.VisitId;
import io.trialledger.visits.web.SubmittedVisit.SubmittedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what clients send into a command: dates become dates, free text is sealed, items meet their definitions. */
final class VisitReader {

    private static final int LONGEST_TEXT = 20_000;

    private final String study;
    private final Map<String, ItemDefinition> definitions;
    private final Map<String, Sealed<String>> sealed;

    private VisitReader(String study, Map<String, ItemDefinition> definitions, Map<String, Sealed<String>> sealed) {
        this.study = study;
        this.definitions = definitions;
        this.sealed = sealed;
    }

    /** All free texts are sealed here, so that their keys are one durable write. */
    static VisitReader of(
            String study, List<SubmittedVisit> visits, Map<String, ItemDefinition> definitions, Seals seals) {
        List<String> texts = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (int v = 0; v < visits.size(); v++) {
            SubmittedVisit visit = visits.get(v);
            collect(texts, places, v + ".label", visit.label());
            collect(texts, places, v + ".reason", visit.reason());
            collect(
                    texts,
                    places,
                    v + ".notDone",
                    visit.notDone() == null ? null : visit.notDone().reason());
            List<SubmittedItem> items = visit.itemsOrNone();
            for (int i = 0; i < items.size(); i++) {
                SubmittedItem item = items.get(i);
                collect(texts, places, v + "." + i + ".reason", item.reason());
                ItemDefinition definition = definitions.get(item.itemOrEmpty());
                if (definition != null && definition.dataType() == DataType.TEXT) {
                    collect(texts, places, v + "." + i + ".value", item.value());
                }
            }
        }
        Map<String, Sealed<String>> sealed = new LinkedHashMap<>();
        List<Sealed<String>> values = texts.isEmpty() ? List.of() : seals.texts(texts);
        for (int i = 0; i < values.size(); i++) {
            sealed.put(places.get(i), values.get(i));
        }
        return new VisitReader(study, definitions, sealed);
    }

    private static void collect(List<String> texts, List<String> places, String place, @Nullable String text) {
        if (text != null && !text.isBlank() && text.length() <= LONGEST_TEXT) {
            texts.add(text);
            places.add(place);
        }
    }

    /**
     * The command for the {@code index}-th visit, with those of its items that can be read.
     *
     * @throws RuleViolated if the visit itself can't be read
     */
    ReadVisit read(int index, SubmittedVisit visit, Seen seen, Instant receivedAt) {
        checkTextLength(visit.label(), "label");
        checkTextLength(visit.reason(), "reason");
        Sealed<String> notDone = sealed.get(index + ".notDone");
        if (visit.notDone() != null && notDone == null) {
            throw new RuleViolated(
                    ScheduleRule.REASON_REQUIRED,
                    "notDone.reason",
                    "a visit not done needs a reason of reasonable length");
        }
        List<ItemEntry> entries = new ArrayList<>();
        List<@Nullable ItemResult> refused = new ArrayList<>();
        List<SubmittedItem> items = visit.itemsOrNone();
        for (int i = 0; i < items.size(); i++) {
            SubmittedItem item = items.get(i);
            try {
                entries.add(entry(index + "." + i, item));
                refused.add(null);
            } catch (RuleViolated e) {
                refused.add(ItemResult.rejected(
                        item.itemOrEmpty(),
                        item.repeatOrFirst(),
                        e.rule(),
                        e.field().orElse(null),
                        e.why()));
            }
        }
        RecordVisitData command = new RecordVisitData(
                new VisitId(study, text(visit.subject()), text(visit.visit())),
                seen.lastEvent(),
                visit.scheduled(),
                sealed.get(index + ".label"),
                date(visit.date(), ScheduleRule.DATE_INVALID, "date"),
                seen.dateSeen(),
                notDone,
                sealed.get(index + ".reason"),
                receivedAt,
                entries);
        return new ReadVisit(command, refused);
    }

    private ItemEntry entry(String place, SubmittedItem item) {
        ItemDefinition definition = definitions.get(item.itemOrEmpty());
        if (definition == null) {
            throw new RuleViolated(ItemRule.UNKNOWN_ITEM, "item", "the study has no such item");
        }
        checkTextLength(item.reason(), "reason");
        boolean notDone = Boolean.TRUE.equals(item.notDone());
        RuleViolated.unless(
                !notDone || item.value() == null,
                ItemRule.VALUE_AND_NOT_DONE,
                "notDone",
                "an item that was not done has no value");
        return new ItemEntry(
                definition,
                item.repeatOrFirst(),
                notDone ? null : value(place, item, definition),
                sealed.get(place + ".reason"));
    }

    private ItemValue value(String place, SubmittedItem item, ItemDefinition definition) {
        String unit = item.unit() == null || item.unit().isEmpty() ? null : item.unit();
        PartialDate date = date(item.date(), ItemRule.DATE_INVALID, "date");
        if (definition.dataType() == DataType.TEXT) {
            checkTextLength(item.value(), "value");
            return new ItemValue(null, sealed.get(place + ".value"), unit, date);
        }
        return new ItemValue(item.value(), null, unit, date);
    }

    private static void checkTextLength(@Nullable String text, String field) {
        RuleViolated.unless(
                text == null || text.length() <= LONGEST_TEXT,
                ItemRule.VALUE_TOO_LONG,
                field,
                "a text has at most " + LONGEST_TEXT + " characters");
    }

    static @Nullable PartialDate date(@Nullable String text, Rule invalid, String field) {
        try {
            return text == null ? null : new PartialDate(text);
        } catch (IllegalArgumentException e) {
            throw new RuleViolated(invalid, field, String.valueOf(e.getMessage()));
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** @param refused one a submitted item, in order: null for those that are in the command */
    record ReadVisit(RecordVisitData command, List<@Nullable ItemResult> refused) {}
}
