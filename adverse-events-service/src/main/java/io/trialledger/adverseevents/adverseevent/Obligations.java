package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.SafetyClock.SITE_24_HOURS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The obligations of one adverse event that were not lifted. A new one opens only when a record makes something due that was
 * not due before: for the first time, or sooner (an upgrade has its own day 0, and the older obligation stays).
 */
final class Obligations {

    private final Map<String, Obligation> standing = new LinkedHashMap<>();
    private int opened;

    /** Provisional ones that hold now that the record no longer contradicts itself. */
    List<Obligation> confirmedBy(AdverseEventRecord adverseEvent) {
        return SafetyClocks.isProvisional(adverseEvent)
                ? List.of()
                : standing.values().stream()
                        .filter(o -> o.provisional() && stillHolds(o, adverseEvent))
                        .toList();
    }

    /** Provisional ones that do not. One that is not provisional is never lifted: a downgrade is for a person to judge. */
    List<Obligation> liftedBy(AdverseEventRecord adverseEvent) {
        return SafetyClocks.isProvisional(adverseEvent)
                ? List.of()
                : standing.values().stream()
                        .filter(o -> o.provisional() && !stillHolds(o, adverseEvent))
                        .toList();
    }

    /**
     * What this record makes due that was not.
     *
     * @param knownSince start of a sponsor's clock that this record lifted: its shorter replacement started then
     */
    List<Obligation> startedBy(
            AdverseEventRecord adverseEvent, Instant receivedAt, Optional<OffsetDateTime> knownSince) {
        OffsetDateTime receipt = receivedAt.atOffset(ZoneOffset.UTC);
        Optional<SafetyClock> newlyDue =
                SafetyClocks.sponsorClockFor(adverseEvent).filter(clock -> !isCovered(clock));
        boolean upgrade = newlyDue.isPresent() && hasSponsorClock();
        List<Obligation> started = new ArrayList<>();
        if (adverseEvent.seriousByAnyReading() && startsSiteClock(adverseEvent.awareAt(), upgrade)) {
            started.add(siteClock(adverseEvent.awareAt(), receipt));
        }
        newlyDue.ifPresent(
                clock -> started.add(next(clock, ClockBasis.RECEIPT, knownSince.orElse(receipt), started.size() + 1)));
        return started;
    }

    private boolean startsSiteClock(@Nullable OffsetDateTime awareAt, boolean upgrade) {
        return !hasSiteClock() || awareAt != null && (upgrade || everyAwarenessIsMissing()) && !startedAt(awareAt);
    }

    private Obligation siteClock(@Nullable OffsetDateTime awareAt, OffsetDateTime receipt) {
        return awareAt == null
                ? next(SITE_24_HOURS, ClockBasis.RECEIPT, receipt, 1)
                : next(SITE_24_HOURS, ClockBasis.AWARENESS, awareAt, 1);
    }

    private Obligation next(SafetyClock clock, ClockBasis basis, OffsetDateTime startedAt, int ahead) {
        return new Obligation(clock + "." + (opened + ahead), clock, basis, startedAt, false);
    }

    private static boolean stillHolds(Obligation obligation, AdverseEventRecord adverseEvent) {
        if (!adverseEvent.seriousByAnyReading() || !obligation.clock().isSponsors()) {
            return adverseEvent.seriousByAnyReading();
        }
        return SafetyClocks.sponsorClockFor(adverseEvent)
                .filter(due -> due.days() <= obligation.clock().days())
                .isPresent();
    }

    private boolean isCovered(SafetyClock clock) {
        return standing.values().stream()
                .anyMatch(o -> o.clock().isSponsors() && o.clock().days() <= clock.days());
    }

    private boolean hasSponsorClock() {
        return standing.values().stream().anyMatch(o -> o.clock().isSponsors());
    }

    private boolean hasSiteClock() {
        return standing.values().stream().anyMatch(o -> !o.clock().isSponsors());
    }

    private boolean everyAwarenessIsMissing() {
        return standing.values().stream()
                .filter(o -> !o.clock().isSponsors())
                .allMatch(o -> o.basis() == ClockBasis.RECEIPT);
    }

    private boolean startedAt(OffsetDateTime awareAt) {
        return standing.values().stream()
                .anyMatch(o -> !o.clock().isSponsors() && o.startedAt().isEqual(awareAt));
    }

    void on(ObligationOpened e) {
        opened++;
        standing.put(
                e.obligationId(),
                new Obligation(e.obligationId(), e.clock(), e.basis(), e.startedAt(), e.provisional()));
    }

    void on(ObligationConfirmed e) {
        standing.computeIfPresent(e.obligationId(), (id, o) -> o.confirmed());
    }

    void on(ObligationLifted e) {
        standing.remove(e.obligationId());
    }
}
