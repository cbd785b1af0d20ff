package io.trialledger.adverseevents.adverseevent;

import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Something must be reported by a date. Stays in history whatever comes after it.
 *
 * @param obligationId unique within the adverse event
 * @param version the version that started it
 * @param startedAt awareness or receipt, with the offset given
 * @param dueAt end of a clock that runs by the hour; null for one that counts days
 * @param due last days as each regulator counts them, the earliest (which decides) first; empty for a clock by the hour
 * @param provisional whether an open query about seriousness may still lift it
 */
@Revision("1")
public record ObligationOpened(
        String studyId,
        String siteId,
        String subjectId,
        String adverseEventId,
        String obligationId,
        SafetyClock clock,
        int version,
        ClockBasis basis,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime dueAt,
        List<DueDay> due,
        boolean provisional)
        implements AdverseEventEvent {}
