package io.trialledger.visits.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit as a client sends it.
 *
 * @param scheduled planned visit the client means
 * @param date full date, time of day if known; absent if the visit was recorded before or was not done
 * @param reason for changing the date
 */
record SubmittedVisit(
        @Nullable String subject,
        @Nullable String visit,
        @Nullable String scheduled,
        @Nullable String label,
        @Nullable String date,
        @Nullable NotDone notDone,
        @Nullable String reason,
        @Nullable List<SubmittedItem> items) {

    List<SubmittedItem> itemsOrNone() {
        return items == null ? List.of() : items;
    }

    /** @param reason why the visit was not done */
    record NotDone(@Nullable String reason) {}

    /**
     * One item as a client sends it.
     *
     * @param repeat absent means 1
     * @param value exactly as the source wrote it
     * @param date possibly partial; absent if it is the visit's
     */
    record SubmittedItem(
            @Nullable String item,
            @Nullable Integer repeat,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String date,
            @Nullable Boolean notDone,
            @Nullable String reason) {

        int repeatOrFirst() {
            return repeat == null ? 1 : repeat;
        }

        String itemOrEmpty() {
            return item == null ? "" : item;
        }
    }
}
