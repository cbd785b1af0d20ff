package io.trialledger.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an export stands.
 *
 * @param state running, paused or done
 * @param reason why it is paused; null if it isn't
 * @param keptUntil then it is removed
 * @param bytes of the ZIP when it is done, else written so far
 * @param manifestSha256 hexadecimal; null until the manifest is written
 */
record ExportView(
        String export,
        String study,
        Filter filter,
        String state,
        ExportState.@Nullable Reason reason,
        Instant askedAt,
        @Nullable Instant finishedAt,
        Instant keptUntil,
        Lines lines,
        long bytes,
        @Nullable String manifestSha256,
        List<Log> logs) {

    /** What was asked for; null for all. */
    record Filter(@Nullable String site, @Nullable String subject) {}

    record Lines(long written, long total) {}

    /**
     * What the bundle holds of a log.
     *
     * @param form whole or part
     * @param hidden events of which only the leaf hash is in it
     */
    record Log(String log, String form, long size, long events, long hidden) {}

    static ExportView of(ExportJob job, Instant keptUntil) {
        ExportState state = job.state();
        ExportOrder order = state.order();
        long total = state.plan().lines();
        String form = order.isOfPart() ? "part" : "whole";
        return new ExportView(
                order.export(),
                order.study(),
                new Filter(order.site(), order.subject()),
                state.status().name().toLowerCase(Locale.ROOT),
                state.reason(),
                order.askedAt(),
                state.status() == ExportState.Status.DONE ? state.changedAt() : null,
                keptUntil,
                new Lines(Math.min(job.linesWritten(), total), total),
                job.bytesWritten(),
                state.progress().manifestSha256(),
                state.plan().logs().stream()
                        .map(log -> new Log(log.log(), form, log.size(), log.events(), log.lines() - log.events()))
                        .toList());
    }
}
