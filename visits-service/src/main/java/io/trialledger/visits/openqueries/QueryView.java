package io.trialledger.visits.openqueries;

import org.jspecify.annotations.Nullable;

/**
 * A value that waits for an answer from the site.
 *
 * @param rule why it was raised
 * @param value as recorded when it was raised
 */
public record QueryView(
        String query,
        QueryStatus status,
        String rule,
        String subject,
        String site,
        String visit,
        String item,
        int repeat,
        String value,
        @Nullable String unit,
        @Nullable String low,
        @Nullable String high,
        String openedAt) {}
