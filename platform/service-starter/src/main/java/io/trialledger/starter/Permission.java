package io.trialledger.starter;

import org.jspecify.annotations.Nullable;

/**
 * That a command or query may go on, and what it is about.
 *
 * @param role the granted role made use of, as written into the envelope
 */
record Permission(
        String role,
        @Nullable String studyId,
        @Nullable String siteId,
        @Nullable String subjectId,
        String source) {}
