package io.trialledger.enrollment.web;

import io.trialledger.eventstore.EventLog;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Positions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which day it was (UTC) in the state a reader asks for. */
@Component
class DayAsked {

    private final EventLog log;
    private final Positions positions;
    private final Clock clock;

    DayAsked(EventLog log, Positions positions, Clock clock) {
        this.log = log;
        this.positions = positions;
        this.clock = clock;
    }

    /** @param time as it was asked for; the day of positions is that of the last event they count */
    LocalDate of(AsOf asOf, @Nullable String time) {
        Instant at = asOf.isPresent() || time == null
                ? clock.instant()
                : instant(time).or(() -> recorded(asOf)).orElseGet(clock::instant);
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private Optional<Instant> recorded(AsOf asOf) {
        long position = asOf.position(positions.ownLog());
        return position < 0 ? Optional.empty() : log.at(position).map(event -> Instant.ofEpochMilli(event.at()));
    }

    private static Optional<Instant> instant(String time) {
        try {
            return Optional.of(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
