package io.trialledger.starter;

import io.trialledger.model.Role;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One role of one person or machine in a study, for a period.
 *
 * @param grantId unique in the study
 * @param userId {@code sub} of a person, client id of a machine
 * @param siteId null: the whole study
 * @param from first day, inclusive, UTC
 * @param to last day, inclusive, UTC; null while open
 */
public record GrantRow(
        String studyId,
        String grantId,
        String userId,
        Role role,
        @Nullable String siteId,
        LocalDate from,
        @Nullable LocalDate to) {

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    boolean covers(@Nullable String site) {
        return siteId == null || siteId.equals(site);
    }
}
