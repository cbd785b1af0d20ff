package io.trialledger.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of an export besides its files; never a token.
 *
 * @param reason why it is paused; null if it isn't
 * @param changedAt when it began, paused, went on or was done
 */
record ExportState(
        ExportOrder order,
        ExportPlan plan,
        ExportProgress progress,
        Status status,
        @Nullable Reason reason,
        Instant changedAt) {

    enum Status {
        RUNNING,
        PAUSED,
        DONE
    }

    /** As a problem has it. */
    record Reason(String rule, String detail) {}

    ExportState with(ExportProgress next) {
        return new ExportState(order, plan, next, status, reason, changedAt);
    }

    ExportState with(ExportPlan known) {
        return new ExportState(order, known, progress, status, reason, changedAt);
    }

    ExportState running(Instant now) {
        return new ExportState(order, plan, progress, Status.RUNNING, null, now);
    }

    ExportState paused(Reason why, Instant now) {
        return new ExportState(order, plan, progress, Status.PAUSED, why, now);
    }

    ExportState done(Instant now) {
        return new ExportState(order, plan, progress, Status.DONE, null, now);
    }
}
