package io.trialledger.starter.diff;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Seals;
import io.trialledger.starter.diff.Diff.Act;
import io.trialledger.starter.history.EventFacts;
import io.trialledger.starter.history.SealedFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads who did what at a position; each event once for one answer. */
final class Acts {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final EventLog log;
    private final Seals seals;
    private final SealedFields sealed;
    private final Map<Long, StoredEvent> known = new HashMap<>();

    Acts(EventLog log, Seals seals, SealedFields sealed) {
        this.log = log;
        this.seals = seals;
        this.sealed = sealed;
    }

    /** @param withReason whether this reader may know why */
    Act of(long position, List<String> fields, boolean withReason) {
        StoredEvent event = known.computeIfAbsent(position, this::read);
        EventFacts facts = new EventFacts(event);
        return new Act(
                position,
                MILLIS.format(Instant.ofEpochMilli(event.at())),
                event.eventId(),
                event.type(),
                facts.envelope(Envelope.ACTOR),
                facts.envelope(Envelope.ACTOR_NAME),
                facts.envelope(Envelope.ROLE),
                facts.envelope(Envelope.SOURCE),
                withReason ? facts.reason(sealed).flatMap(seals::reveal).orElse(null) : null,
                fields);
    }

    private StoredEvent read(long position) {
        return log.at(position)
                .orElseThrow(() -> new IllegalStateException("position " + position + " is not in the log"));
    }
}
