package io.trialledger.adverseevents.safetyclocks;

import io.trialledger.adverseevents.adverseevent.ClockBasis;
import io.trialledger.adverseevents.adverseevent.DueDay;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one adverse event.
 *
 * @param provisional whether an open query about seriousness may still lift it
 * @param dueAt of a clock by the hour
 * @param dueOn of a clock by the day: the earliest of {@code due}, until 24:00 in {@code zone}
 */
public record SafetyClockItem(
        String study,
        String site,
        String subject,
        String event,
        String obligation,
        SafetyClock clock,
        ClockStatus status,
        boolean provisional,
        int version,
        ClockBasis basis,
        String startedAt,
        String reportedAt,
        @Nullable String dueAt,
        @Nullable String dueOn,
        @Nullable String zone,
        List<DueDay> due) {

    String key() {
        return subject + "/" + event + "/" + obligation;
    }
}
