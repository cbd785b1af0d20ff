package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.adverseevents.adverseevent.QueryRule;
import org.jspecify.annotations.Nullable;

/** One query about one adverse event. */
public record SafetyQueryItem(
        String study,
        String site,
        String subject,
        String event,
        QueryRule rule,
        String field,
        QueryStatus status,
        String openedAt,
        int openedInVersion,
        @Nullable String resolvedAt,
        @Nullable Integer resolvedInVersion) {

    String key() {
        return "%s/%s/%s/%05d".formatted(subject, event, rule, openedInVersion);
    }
}
