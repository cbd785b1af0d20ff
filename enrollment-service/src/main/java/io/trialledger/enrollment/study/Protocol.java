package io.trialledger.enrollment.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a protocol, as far as the conduct of the trial needs it. A published document: nothing in it is about a
 * person, so it is kept in clear.
 *
 * @param version the sponsor's version identifier
 * @param title the official title, else the brief one
 * @param blinding as the protocol says it, for example {@code Double Blind Study}
 * @param plannedSubjects planned number of enrolled subjects
 * @param schedule planned visits in the order of the main timeline
 */
public record Protocol(
        String version,
        String title,
        @Nullable String acronym,
        @Nullable String blinding,
        @Nullable Integer plannedSubjects,
        List<Arm> arms,
        List<Epoch> epochs,
        List<Encounter> encounters,
        List<Activity> activities,
        List<PlannedVisit> schedule,
        List<Criterion> criteria) {

    /** Its name goes into sealed values of one size for all arms, so it is at most 240 bytes of UTF-8. */
    public record Arm(String name, @Nullable String label) {}

    public record Epoch(String id, String name) {}

    public record Encounter(String name, @Nullable String label) {}

    public record Activity(String name, @Nullable String label) {}

    /**
     * A scheduled instance of the main timeline. Several may share one encounter, so the instance's name is the key.
     *
     * @param key unique in the protocol, for example {@code WK8N}
     * @param encounter name of the encounter, if the protocol says one
     * @param anchorKey the visit this one is timed against, itself for the fixed reference; null if it is not timed
     * @param offset ISO 8601 duration from the anchor to the target day, before it if {@code before}
     * @param windowLower unsigned ISO 8601 duration allowed before the target; null if no window was given
     * @param windowUpper unsigned ISO 8601 duration allowed after the target
     */
    public record PlannedVisit(
            String key,
            String label,
            @Nullable String epochId,
            @Nullable String encounter,
            @Nullable String anchorKey,
            @Nullable String offset,
            boolean before,
            @Nullable String windowLower,
            @Nullable String windowUpper,
            boolean fixedReference,
            List<String> activities) {}

    /**
     * @param id its name in the protocol, for example {@code IN01}
     * @param identifier its number as printed, for example {@code 16b}
     * @param inclusion true if it must be met, false if it must not
     * @param text its statement, without markup
     */
    public record Criterion(
            String id,
            @Nullable String identifier,
            boolean inclusion,
            @Nullable String label,
            String text) {}
}
