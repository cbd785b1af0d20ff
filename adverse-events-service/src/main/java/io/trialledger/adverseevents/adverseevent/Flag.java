package io.trialledger.adverseevents.adverseevent;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stood out about a record when it was received; kept with the version, and no reason to refuse it. */
public enum Flag {
    ONSET_PARTIAL(null),
    ONSET_BEFORE_RANDOMIZATION(null),
    /** Written before the present record but received after it. */
    EARLIER_RECORD(null),
    ONSET_BEFORE_CONSENT(QueryRule.ONSET_BEFORE_CONSENT),
    NO_CONSENT_RECORDED(QueryRule.NO_CONSENT_RECORDED),
    ONSET_AFTER_CONSENT_WITHDRAWN(QueryRule.ONSET_AFTER_CONSENT_WITHDRAWN),
    ONSET_AFTER_LEAVING_STUDY(QueryRule.ONSET_AFTER_LEAVING_STUDY);

    private final @Nullable QueryRule query;

    Flag(@Nullable QueryRule query) {
        this.query = query;
    }

    Optional<QueryRule> query() {
        return Optional.ofNullable(query);
    }
}
