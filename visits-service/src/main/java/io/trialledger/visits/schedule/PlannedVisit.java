package io.trialledger.visits.schedule;

import org.jspecify.annotations.Nullable;

/**
 * One visit of the protocol's schedule.
 *
 * @param visit name of the scheduled instance, unique in the protocol
 * @param anchor the visit it is timed against; its own for the fixed reference
 * @param offset from the anchor to the target, ISO 8601 length
 * @param before true if the target lies before the anchor
 * @param windowLower how far before the target is still in time, ISO 8601 length; null if no bound is given
 * @param windowUpper how far after the target is still in time; null if no bound is given
 * @param fixedReference true for the visit whose date is day 1
 */
public record PlannedVisit(
        String visit,
        String label,
        String epoch,
        String anchor,
        String offset,
        boolean before,
        @Nullable String windowLower,
        @Nullable String windowUpper,
        boolean fixedReference) {

    /** The same visit without what no calendar can count: a length that is not ISO 8601 leaves it without target or window. */
    public PlannedVisit withReadableLengths() {
        boolean timed = fixedReference || Span.isReadable(offset);
        return new PlannedVisit(
                visit,
                label,
                epoch,
                timed ? anchor : "",
                offset,
                before,
                windowLower == null || Span.isReadable(windowLower) ? windowLower : null,
                windowUpper == null || Span.isReadable(windowUpper) ? windowUpper : null,
                fixedReference);
    }

    boolean isAnchored() {
        return !fixedReference && !anchor.isEmpty() && !anchor.equals(visit);
    }
}
