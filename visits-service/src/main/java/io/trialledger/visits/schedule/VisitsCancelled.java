package io.trialledger.visits.schedule;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Planned visits are not expected any more. Should one take place all the same, it is taken.
 *
 * @param cause a {@link Departure}, or {@code CONSENT_WITHDRAWN}
 */
@Revision("1")
public record VisitsCancelled(String studyId, String subjectId, List<String> visits, String cause)
        implements ScheduleEvent {

    public VisitsCancelled {
        visits = List.copyOf(visits);
    }
}
