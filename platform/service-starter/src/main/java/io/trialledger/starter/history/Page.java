package io.trialledger.starter.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One service's part of a study's history.
 *
 * @param head last position of the log
 * @param coveredTo last position looked at: everything up to it that matches and that the reader may see is here or on an
 *     earlier page
 */
public record Page(String log, long head, long coveredTo, List<Entry> events) {

    /**
     * One event.
     *
     * @param at when it was recorded, UTC, milliseconds
     * @param payload as stored; sealed values stay sealed
     * @param reason as its author gave it; null if there is none or it was erased
     * @param reasonCategory of which kind the reason is: what its author chose, or the event's own code; null if neither
     * @param envelope actor, role, organisation, source and the rest, as recorded
     */
    public record Entry(
            long position,
            String at,
            String eventId,
            String type,
            @Nullable String revision,
            @Nullable String aggregateType,
            @Nullable String aggregateId,
            @Nullable Long sequence,
            String actor,
            String actorName,
            String role,
            String organisation,
            String source,
            String study,
            String site,
            String subject,
            @Nullable String reason,
            @Nullable String reasonCategory,
            @Nullable String observedAt,
            @Nullable String onBehalfOf,
            Map<String, String> ids,
            JsonNode payload) {}
}
