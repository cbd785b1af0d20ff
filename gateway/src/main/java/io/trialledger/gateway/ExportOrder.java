package io.trialledger.gateway;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to take what home.
 *
 * @param export its id, never used again
 * @param key with which it was asked for: a repeat is known by it while the export is there; null if none was kept
 * @param site null for no site in particular
 * @param subject null for no subject in particular
 * @param person the provider's {@code sub}
 * @param askedAt whole milliseconds
 */
record ExportOrder(
        String export,
        @Nullable String key,
        String study,
        @Nullable String site,
        @Nullable String subject,
        String person,
        String organisation,
        Instant askedAt) {

    /** True for the same request sent again, or another one under its key. */
    boolean hasKeyOf(ExportOrder other) {
        return key != null && key.equals(other.key) && person.equals(other.person) && study.equals(other.study);
    }

    boolean isOfPart() {
        return site != null || subject != null;
    }

    /** What the ZIP is called. */
    String fileName() {
        return named(study) + named("-site-", site) + named("-subject-", subject) + "-inspection.zip";
    }

    private static String named(String before, @Nullable String name) {
        return name == null ? "" : before + named(name);
    }

    private static String named(String name) {
        return name.matches("[A-Za-z0-9._-]{1,64}") ? name : "x";
    }

    /** As criteria of the history. */
    Map<String, String> criteria() {
        Map<String, String> criteria = new LinkedHashMap<>();
        if (site != null) {
            criteria.put("site", site);
        }
        if (subject != null) {
            criteria.put("subject", subject);
        }
        return criteria;
    }

    /** As query parameters of a service, after {@code ?} and others. */
    String query() {
        return query("site", site) + query("subject", subject);
    }

    private static String query(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + HistoryFilter.encode(value);
    }
}
