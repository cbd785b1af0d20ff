package io.trialledger.visits.visitschedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject's visits: planned ones in the protocol's order, then unscheduled ones by date.
 *
 * @param consentedOn first consent to collect data; null if there is none
 * @param withdrawnOn when the last consent was withdrawn; null while it stands
 * @param status {@code LISTED}, {@code CONSENTED}, {@code WITHDRAWN} or how the subject left the study
 * @param referenceVisit whose date is day 1; null before consent
 */
public record ScheduleView(
        String study,
        String subject,
        String site,
        String status,
        @Nullable String consentedOn,
        @Nullable String withdrawnOn,
        @Nullable String leftOn,
        @Nullable String protocolVersion,
        @Nullable String referenceVisit,
        boolean referenceProvisional,
        List<VisitView> visits) {

    public ScheduleView {
        visits = List.copyOf(visits);
    }
}
