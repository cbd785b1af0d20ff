package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.adverseevents.adverseevent.QueryRule;
import org.jspecify.annotations.Nullable;

/**
 * One query about one adverse event.
 *
 * @param resolvedAt when it was settled, by a version or by a person
 * @param resolvedInVersion the version that settled it; null if a person did
 * @param waitingFor whose turn it is; null if it is settled
 * @param age whole days since it was opened, up to when it was settled
 */
public record SafetyQueryItem(
        String query,
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
        @Nullable Integer resolvedInVersion,
        QueryStatus.@Nullable WaitingFor waitingFor,
        long age) {

    String key() {
        return "%s/%s/%s/%05d".formatted(subject, event, rule, openedInVersion);
    }
}
