package io.trialledger.visits.visitschedule;

import io.trialledger.visits.schedule.Deviation;
import io.trialledger.visits.schedule.Timing;
import io.trialledger.visits.subjectmatrix.Display;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a subject, with its window as the anchors say now.
 *
 * @param label the protocol's, or the site's for an unscheduled visit; null if it has none or was erased
 * @param date null while the visit has not taken place
 * @param studyDay day 1 is the reference visit's; null until that and this are recorded
 * @param provisional true while an anchor's planned date stands in for its actual one
 * @param timing null while the visit has not taken place
 * @param timingAtEntry as shown when the date was entered
 * @param reason why it was not done, or why the date was changed
 * @param cancelledBecause a departure, or {@code CONSENT_WITHDRAWN}
 * @param expected items required at it
 * @param answered of these, how many have a value or were recorded as not done
 * @param openQueries that wait for the site
 * @param epochId null for an unscheduled visit
 * @param epoch its name; null if the protocol gives none
 */
public record VisitView(
        String subject,
        String visit,
        boolean planned,
        @Nullable String label,
        VisitStatus status,
        @Nullable String date,
        @Nullable Long studyDay,
        @Nullable String target,
        @Nullable String from,
        @Nullable String to,
        boolean provisional,
        @Nullable Timing timing,
        @Nullable Timing timingAtEntry,
        @Nullable Deviation deviation,
        @Nullable String reason,
        @Nullable String cancelledBecause,
        Display display,
        int expected,
        int answered,
        int openQueries,
        @Nullable String epochId,
        @Nullable String epoch) {}
