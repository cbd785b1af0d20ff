package io.trialledger.visits.web;

import io.trialledger.visits.design.DataType;
import io.trialledger.visits.itemqueries.QueryStatus;
import io.trialledger.visits.visitschedule.VisitView;
import io.trialledger.visits.web.ItemDefinitionController.RangeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit's forms with what they hold.
 *
 * @param version to send as {@code If-Match} with data
 * @param forms those expected at the visit, then others that hold something; at an unscheduled visit all
 * @param editable true if the reader may send data now
 */
record FormEntryView(VisitView visit, long version, List<EntryForm> forms, boolean editable) {

    /** @param form empty for items that no form names; they come last */
    record EntryForm(@Nullable String form, String name, List<EntrySection> sections) {}

    record EntrySection(String name, List<EntryItem> items) {}

    /**
     * A field.
     *
     * @param required true if the visit is not complete without it
     * @param value null if none was recorded, or the item was not done
     * @param recordedBy id of who recorded it
     */
    record EntryItem(
            String item,
            String name,
            DataType dataType,
            List<String> units,
            List<String> codes,
            List<RangeView> softRanges,
            boolean required,
            int repeat,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String date,
            boolean notDone,
            @Nullable String reason,
            @Nullable String recordedAt,
            @Nullable String recordedBy,
            @Nullable String recordedByName,
            @Nullable String recordedByRole,
            List<EntryQuery> queries) {}

    record EntryQuery(String query, QueryStatus status, String rule) {}
}
