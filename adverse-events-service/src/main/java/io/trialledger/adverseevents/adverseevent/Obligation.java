package io.trialledger.adverseevents.adverseevent;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Something that must be reported, as far as the aggregate needs to know it. */
record Obligation(
        String obligationId, SafetyClock clock, ClockBasis basis, OffsetDateTime startedAt, boolean provisional) {

    Obligation confirmed() {
        return new Obligation(obligationId, clock, basis, startedAt, false);
    }

    boolean isLateAt(Instant receivedAt) {
        return !clock.isSponsors()
                && SafetyClocks.siteDue(startedAt).toInstant().isBefore(receivedAt);
    }
}
