package io.trialledger.adverseevents.safetyclocks;

import java.util.List;

/** How many clocks stand where; those that were lifted count nowhere. */
public record ClockCounts(long running, long dueSoon, long overdue, long met, long metLate) {

    static ClockCounts of(List<SafetyClockItem> clocks) {
        return new ClockCounts(
                count(clocks, ClockDisplay.RUNNING),
                count(clocks, ClockDisplay.DUE_SOON),
                count(clocks, ClockDisplay.OVERDUE),
                count(clocks, ClockDisplay.MET),
                count(clocks, ClockDisplay.MET_LATE));
    }

    private static long count(List<SafetyClockItem> clocks, ClockDisplay display) {
        return clocks.stream().filter(clock -> clock.display() == display).count();
    }
}
