package io.trialledger.adverseevents.safetyclocks;

import io.trialledger.adverseevents.adverseevent.ClockBasis;
import io.trialledger.adverseevents.adverseevent.DueDay;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseevent.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one adverse event.
 *
 * @param rule what is due by when, in short
 * @param provisional whether an open query about seriousness may still lift it
 * @param dueAt when it is too late: of a clock by the day, 24:00 of {@code dueOn} in {@code zone}
 * @param dueOn of a clock by the day: the earliest of {@code due}
 * @param severity of the present record, like {@code serious} and {@code codedTerm}
 */
public record SafetyClockItem(
        String study,
        String site,
        String subject,
        String event,
        String obligation,
        SafetyClock clock,
        String rule,
        ClockStatus status,
        ClockDisplay display,
        boolean provisional,
        int version,
        ClockBasis basis,
        String startedAt,
        String reportedAt,
        Instant dueAt,
        @Nullable String dueOn,
        @Nullable String zone,
        List<DueDay> due,
        Severity severity,
        boolean serious,
        @Nullable String codedTerm) {

    String key() {
        return subject + "/" + event + "/" + obligation;
    }

    /** Sorts by the time it is due. */
    String dueKey() {
        return "%015d/%s".formatted(dueAt.toEpochMilli(), key());
    }
}
