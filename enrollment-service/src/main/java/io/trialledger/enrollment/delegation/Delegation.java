package io.trialledger.enrollment.delegation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One authorization, as recorded.
 *
 * @param organisation in which the person first acted in this study; null if the person has not acted
 * @param sites null for the whole study
 * @param until last day in UTC: as granted, or the day of the revocation; null while open
 * @param log origin of the log that has the event
 */
public record Delegation(
        String person,
        String personName,
        String role,
        @Nullable String organisation,
        @Nullable List<String> sites,
        String from,
        @Nullable String until,
        String log,
        long position) {}
