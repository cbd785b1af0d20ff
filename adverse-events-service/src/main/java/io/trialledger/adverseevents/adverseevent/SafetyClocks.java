package io.trialledger.adverseevents.adverseevent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which clocks a record starts, and when they end (docs/adr/0007-safety-clocks.md). Calendar days, no shift for weekends;
 * unassessed causality counts as related, everything counts as unexpected, and the earliest of the zones decides.
 */
public final class SafetyClocks {

    private static final Duration SITE_LIMIT = Duration.ofHours(24);

    private final List<ZoneId> zones;

    /** @param zones calendars of the regulators who are reported to; at least one */
    public SafetyClocks(List<ZoneId> zones) {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a safety clock needs the time zone of at least one regulator");
        }
        this.zones = List.copyOf(zones);
    }

    /** Whose calendars the sponsor's clocks are counted in. */
    public List<ZoneId> zones() {
        return zones;
    }

    /** The sponsor's clock for this record, if it starts one. */
    static Optional<SafetyClock> sponsorClockFor(AdverseEventRecord adverseEvent) {
        if (!adverseEvent.seriousByAnyReading()
                || (adverseEvent.causality() != null && adverseEvent.causality().excludesTheProduct())) {
            return Optional.empty();
        }
        boolean sevenDays = adverseEvent.fatalOrLifeThreatening() || couldStillBeFatal(adverseEvent);
        return Optional.of(sevenDays ? SafetyClock.SPONSOR_7_DAYS : SafetyClock.SPONSOR_15_DAYS);
    }

    /** True while a query about seriousness is open: the clock runs, but an answer may lift it. */
    static boolean isProvisional(AdverseEventRecord adverseEvent) {
        boolean saidToBeNotSerious = !adverseEvent.serious();
        boolean withoutCriterion = adverseEvent.criteria().isEmpty();
        return adverseEvent.seriousByAnyReading() && (saidToBeNotSerious || withoutCriterion);
    }

    /** When the site's report is due: 24 hours on the clock, whatever daylight saving does. */
    static OffsetDateTime siteDue(OffsetDateTime startedAt) {
        return startedAt.plus(SITE_LIMIT);
    }

    /** The last day of a sponsor clock in each zone, the one that ends first first. */
    List<DueDay> dueDays(Instant receivedAt, SafetyClock clock) {
        return zones.stream()
                .map(zone -> {
                    LocalDate dayZero = LocalDate.ofInstant(receivedAt, zone);
                    return new DueDay(zone.getId(), dayZero, dayZero.plusDays(clock.days()));
                })
                .sorted(Comparator.comparing(DueDay::end))
                .toList();
    }

    /** Serious without saying why and how it ended: the worse case is assumed until the site says (fail-safe). */
    private static boolean couldStillBeFatal(AdverseEventRecord adverseEvent) {
        return adverseEvent.serious() && adverseEvent.criteria().isEmpty() && adverseEvent.outcome() == Outcome.UNKNOWN;
    }
}
