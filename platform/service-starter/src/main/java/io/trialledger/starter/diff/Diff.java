package io.trialledger.starter.diff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two moments, as far as one service keeps it. Net: what was changed and changed back is not here; the history
 * tells of it.
 *
 * @param log this service's
 * @param from position vector of the earlier moment, and {@code to} of the later one
 * @param changes by when each thing became what it is in {@code to}
 * @param next the {@code after} of the next page; null if this is the last
 */
record Diff(
        String log,
        String from,
        String to,
        List<Change> changes,
        @Nullable String next) {

    /**
     * A thing that differs.
     *
     * @param position of the last event that made it differ
     * @param at when that was recorded, UTC, milliseconds
     * @param thing of which kind it is
     * @param site null for what is about the study
     * @param key what tells it from the subject's other things of the kind
     * @param acts every event in between that changed one of the fields, in order
     */
    record Change(
            String log,
            long position,
            String at,
            String thing,
            Kind change,
            @Nullable String site,
            @Nullable String subject,
            Map<String, String> key,
            List<FieldDiff> fields,
            List<Act> acts) {}

    /** How a thing differs. */
    enum Kind {
        /** It was not there at the earlier moment. */
        ADDED,
        CHANGED
    }

    /** @param from null if nothing was said, or it was erased since; so is {@code to} */
    record FieldDiff(
            String field, @Nullable String from, @Nullable String to) {}

    /**
     * Who changed something, when and why.
     *
     * @param reason null if none was given, it was erased, or this reader doesn't read history
     * @param fields that it changed, of those that differ
     */
    record Act(
            long position,
            String at,
            String eventId,
            String type,
            String actor,
            String actorName,
            String role,
            String source,
            @Nullable String reason,
            List<String> fields) {}
}
