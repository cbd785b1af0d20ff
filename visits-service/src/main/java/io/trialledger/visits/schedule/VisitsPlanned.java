package io.trialledger.visits.schedule;

import java.util.List;
import org.axonframework.serialization.Revision;

/** The protocol's schedule became the subject's. */
@Revision("1")
public record VisitsPlanned(String studyId, String subjectId, String protocolVersion, List<PlannedVisit> visits)
        implements ScheduleEvent {

    public VisitsPlanned {
        visits = List.copyOf(visits);
    }
}
