package io.trialledger.visits.itemqueries;

import org.jspecify.annotations.Nullable;

/**
 * A question about a recorded item.
 *
 * @param rule why it was raised: {@code OUT_OF_SOFT_RANGE}, or {@code MANUAL} if a person asked
 * @param visitLabel the protocol's, else the site's; the visit's key if it has none
 * @param value as recorded when it was raised
 * @param low bounds it was judged by; null if there is none
 * @param openedBy name of who asked; {@code Check} if a check did
 * @param age whole days since it was raised
 * @param waitingFor whose turn it is; null if it is closed
 */
public record QueryView(
        String query,
        QueryStatus status,
        String rule,
        String subject,
        String site,
        String visit,
        String visitLabel,
        String item,
        String itemName,
        int repeat,
        @Nullable String value,
        @Nullable String unit,
        @Nullable String low,
        @Nullable String high,
        String openedAt,
        String openedBy,
        long age,
        QueryStatus.@Nullable WaitingFor waitingFor) {}
