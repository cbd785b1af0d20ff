package io.trialledger.enrollment.identity;

import org.jspecify.annotations.Nullable;

/**
 * Who a subject is, in clear: goes to the reader and nowhere else.
 *
 * @param birthDate as far as it is known
 * @param disclosedAt when the look was recorded, UTC
 * @param until from when on it has to be recorded anew
 */
public record DisclosedIdentity(
        String familyName,
        String givenName,
        String birthDate,
        @Nullable String contact,
        String disclosedAt,
        String until) {

    @Override
    public String toString() {
        return "DisclosedIdentity";
    }
}
