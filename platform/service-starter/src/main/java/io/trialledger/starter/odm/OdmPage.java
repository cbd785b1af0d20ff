package io.trialledger.starter.odm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service's part of a study's history as ODM.
 *
 * @param head last position of the log
 * @param coveredTo last position looked at
 * @param events with and without clinical content, in the order of the log
 */
record OdmPage(String log, long head, long coveredTo, List<Entry> events) {

    /**
     * One event.
     *
     * @param at when it was recorded, UTC, milliseconds
     * @param reason in its author's words; null if there is none or it was erased
     * @param data null for an event without clinical content
     */
    record Entry(
            long position,
            String at,
            String eventId,
            String actor,
            String actorName,
            String role,
            String organisation,
            String site,
            @Nullable String reason,
            @Nullable String reasonCategory,
            @Nullable OdmNode data) {}
}
