package io.trialledger.visits.itemvalues;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was observed, as it was sent.
 *
 * @param value null if the item was not done, or was a text since erased
 * @param reason why it was not done, or why the value before was changed
 * @param recordedBy name of who recorded it
 * @param query the query on this item that is not closed; null if there is none
 * @param history what it was before, oldest first; null unless asked for
 */
public record ItemView(
        String subject,
        String site,
        String visit,
        String item,
        int repeat,
        @Nullable String value,
        @Nullable String unit,
        @Nullable String date,
        boolean notDone,
        @Nullable String reason,
        String recordedAt,
        @Nullable String recordedBy,
        @Nullable String recordedById,
        @Nullable String recordedByRole,
        @Nullable String query,
        @Nullable List<ItemView> history) {}
