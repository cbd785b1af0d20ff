package io.trialledger.gateway;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle will hold, as the services said when it was asked for. Everything in it ends at these checkpoints.
 *
 * @param role that lets the asker read the history
 * @param sites that the asker may see; null for all
 * @param texts sites of which the asker may see free texts; null for all
 * @param asOf when the checkpoints were fetched
 */
record ExportPlan(
        String role, @Nullable List<String> sites, @Nullable List<String> texts, Instant asOf, List<Log> logs) {

    /**
     * One log.
     *
     * @param service that has it
     * @param log its origin
     * @param size of the closing checkpoint
     * @param vkeys newest first
     * @param lines of the log's file, but for the first and the last
     * @param events that the asker may see
     */
    record Log(String service, String log, long size, List<String> vkeys, long lines, long events) {

        /** The last part of the origin. */
        String name() {
            String last = log.substring(log.lastIndexOf('/') + 1);
            return last.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}") ? last : service;
        }

        String file() {
            return "logs/" + name() + ".ndjson";
        }

        String checkpointsFile() {
            return "checkpoints/" + name() + ".ndjson";
        }
    }

    /** True if whoever may have this may have all that {@code other} holds: events of sites, and free texts in them. */
    boolean covers(ExportPlan other) {
        return covers(sites, other.sites()) && covers(texts, other.texts());
    }

    private static boolean covers(@Nullable List<String> mine, @Nullable List<String> theirs) {
        return mine == null || theirs != null && mine.containsAll(theirs);
    }

    /** This, held by who may also have what {@code now} has: somebody's rights may have grown while a bundle was made. */
    ExportPlan and(ExportPlan now) {
        return new ExportPlan(role, both(sites, now.sites()), both(texts, now.texts()), asOf, logs);
    }

    private static @Nullable List<String> both(@Nullable List<String> one, @Nullable List<String> other) {
        return one == null || other == null
                ? null
                : Stream.concat(one.stream(), other.stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The origin of a service's log. */
    String originOf(String service) {
        return logs.stream()
                .filter(log -> log.service().equals(service))
                .map(Log::log)
                .findFirst()
                .orElse(service);
    }

    /** Events that are shown. */
    long events() {
        return logs.stream().mapToLong(Log::events).sum();
    }

    /** Lines of the logs and rows of the history to read. */
    long lines() {
        return logs.stream().mapToLong(Log::lines).sum() + events();
    }
}
