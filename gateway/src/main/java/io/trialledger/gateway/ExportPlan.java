package io.trialledger.gateway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle will hold, as the services said when it was asked for. Everything in it ends at these checkpoints.
 *
 * @param role that lets the asker read the history
 * @param sites that the asker may see; null for all
 * @param asOf when the checkpoints were fetched
 */
record ExportPlan(String role, @Nullable List<String> sites, Instant asOf, List<Log> logs) {

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

    /** True if whoever sees these sites sees all that {@code other} has of sites. */
    boolean coversSitesOf(ExportPlan other) {
        List<String> theirs = other.sites();
        return sites == null || theirs != null && sites.containsAll(theirs);
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
