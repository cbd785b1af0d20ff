package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One subject's planned visits with their windows, from the dates known now. Day 1 is the date of the visit the protocol
 * names as fixed reference; until that is recorded, it is planned from the schedule's first visit, and that from consent. A
 * visit chained to another counts from the other's actual date, else from its planned one (architecture, section 9).
 */
public final class Timetable {

    private final Map<String, PlannedVisit> plan = new LinkedHashMap<>();
    private final LocalDate consentedOn;
    private final Map<String, PartialDate> tookPlace;

    private Timetable(List<PlannedVisit> plan, LocalDate consentedOn, Map<String, PartialDate> tookPlace) {
        plan.forEach(visit -> this.plan.put(visit.visit(), visit));
        this.consentedOn = consentedOn;
        this.tookPlace = Map.copyOf(tookPlace);
    }

    /** @param tookPlace date of each visit that took place, with its day known */
    public static Timetable of(List<PlannedVisit> plan, LocalDate consentedOn, Map<String, PartialDate> tookPlace) {
        return new Timetable(plan, consentedOn, tookPlace);
    }

    /** The visit whose date is day 1. */
    public Optional<String> referenceVisit() {
        return reference().map(PlannedVisit::visit);
    }

    /** True until the fixed reference's date is recorded. */
    public boolean isProvisional() {
        return referenceVisit().map(visit -> !tookPlace.containsKey(visit)).orElse(true);
    }

    /** When a planned visit is to take place; empty if it is not planned or nothing anchors it. */
    public Optional<Due> due(String visit) {
        PlannedVisit planned = plan.get(visit);
        if (planned == null) {
            return Optional.empty();
        }
        return target(planned).map(target -> due(planned, target));
    }

    private static Due due(PlannedVisit planned, Target target) {
        Window window = Window.of(planned, target.moment());
        return new Due(target.moment().text(), window.fromText(), window.toText(), target.provisional());
    }

    /** Where {@code date} lies against the visit's window. */
    public Timing timing(String visit, PartialDate date) {
        PlannedVisit planned = plan.get(visit);
        if (planned == null) {
            return Timing.NO_WINDOW;
        }
        return target(planned)
                .map(target -> Window.of(planned, target.moment()).place(Moment.of(date)))
                .orElse(Timing.NO_WINDOW);
    }

    /** The study day of {@code date}: the reference's own is 1, the day before it -1; empty while the reference is provisional. */
    public Optional<Long> studyDay(PartialDate date) {
        return referenceVisit().map(tookPlace::get).map(reference -> {
            long days = ChronoUnit.DAYS.between(reference.earliest(), date.earliest());
            return days >= 0 ? days + 1 : days;
        });
    }

    private Optional<PlannedVisit> reference() {
        return plan.values().stream().filter(PlannedVisit::fixedReference).findFirst();
    }

    private Optional<Target> target(PlannedVisit visit) {
        if (visit.fixedReference()) {
            return Optional.of(ofReference(visit));
        }
        return wayToAnchor(visit, plan.size()).map(way -> {
            PlannedVisit last = way.get(way.size() - 1);
            Target anchor = anchorOf(last);
            Moment moment = anchor.moment();
            for (int i = way.size() - 1; i >= 0; i--) {
                moment = shifted(moment, way.get(i));
            }
            return new Target(moment, anchor.provisional() || way.size() > 1);
        });
    }

    /** The visit, its anchor, the anchor's anchor … up to the one whose anchor has a date; empty if there is no such end. */
    private Optional<List<PlannedVisit>> wayToAnchor(PlannedVisit visit, int mostSteps) {
        List<PlannedVisit> way = new ArrayList<>();
        PlannedVisit next = visit;
        while (next != null && next.isAnchored() && way.size() <= mostSteps) {
            way.add(next);
            PlannedVisit anchor = plan.get(next.anchor());
            if (anchor != null && (tookPlace.containsKey(anchor.visit()) || anchor.fixedReference())) {
                return Optional.of(way);
            }
            next = anchor;
        }
        return Optional.empty();
    }

    private Target anchorOf(PlannedVisit visit) {
        PartialDate actual = tookPlace.get(visit.anchor());
        if (actual != null) {
            return new Target(Moment.of(actual), false);
        }
        return ofReference(java.util.Objects.requireNonNull(plan.get(visit.anchor())));
    }

    private Target ofReference(PlannedVisit reference) {
        PartialDate actual = tookPlace.get(reference.visit());
        return actual != null ? new Target(Moment.of(actual), false) : new Target(plannedReference(), true);
    }

    /** The schedule's first visit takes place on its actual date, else at consent; the reference follows from it. */
    private Moment plannedReference() {
        LocalDate first = consentedOn;
        List<PlannedVisit> longest = List.of();
        LocalDate earliest = consentedOn;
        for (PlannedVisit visit : plan.values()) {
            List<PlannedVisit> way = wayToReference(visit);
            LocalDate lead = consentedOn;
            for (int i = way.size() - 1; i >= 0; i--) {
                lead = shifted(Moment.of(lead), way.get(i)).day();
            }
            if (lead.isBefore(earliest)) {
                earliest = lead;
                longest = way;
                PartialDate actual = tookPlace.get(visit.visit());
                first = actual == null ? consentedOn : actual.earliest();
            }
        }
        Moment reference = Moment.of(first);
        for (PlannedVisit step : longest) {
            Span offset = Span.parse(step.offset());
            reference = step.before() ? reference.plus(offset) : reference.minus(offset);
        }
        return reference;
    }

    private List<PlannedVisit> wayToReference(PlannedVisit visit) {
        List<PlannedVisit> way = new ArrayList<>();
        PlannedVisit next = visit;
        while (next != null && next.isAnchored() && way.size() <= plan.size()) {
            way.add(next);
            next = plan.get(next.anchor());
        }
        return next != null && next.fixedReference() ? way : List.of();
    }

    private static Moment shifted(Moment anchor, PlannedVisit visit) {
        Span offset = Span.parse(visit.offset());
        return visit.before() ? anchor.minus(offset) : anchor.plus(offset);
    }

    private record Target(Moment moment, boolean provisional) {}

    /**
     * The bounds around a target. Bounds of whole days compare calendar days, whatever the time of day. Below a day, times of
     * day count where they are known, and a visit is early or late only if every reading of the dates says so.
     */
    private record Window(
            @Nullable LocalDateTime from, @Nullable LocalDateTime to, boolean wholeDays, boolean timed) {

        static Window of(PlannedVisit visit, Moment target) {
            Span lower = visit.windowLower() == null ? null : Span.parse(visit.windowLower());
            Span upper = visit.windowUpper() == null ? null : Span.parse(visit.windowUpper());
            boolean wholeDays = (lower == null || lower.isWholeDays()) && (upper == null || upper.isWholeDays());
            Moment centre = wholeDays ? Moment.of(target.day()) : target;
            return new Window(
                    lower == null ? null : lower.before(centre.earliest()),
                    upper == null ? null : upper.after(centre.latest()),
                    wholeDays,
                    centre.time() != null);
        }

        Timing place(Moment visit) {
            if (from == null && to == null) {
                return Timing.NO_WINDOW;
            }
            Moment compared = wholeDays ? Moment.of(visit.day()) : visit;
            if (from != null && compared.latest().isBefore(from)) {
                return Timing.EARLY;
            }
            return to != null && compared.earliest().isAfter(to) ? Timing.LATE : Timing.IN;
        }

        @Nullable
        String fromText() {
            return from == null ? null : text(from);
        }

        @Nullable
        String toText() {
            return to == null ? null : text(to);
        }

        private String text(LocalDateTime bound) {
            LocalTime time = timed ? bound.toLocalTime() : null;
            return new Moment(bound.toLocalDate(), time).text();
        }
    }
}
