package io.trialledger.visits.schedule;

import static io.trialledger.visits.schedule.ScheduleRule.DATE_AND_NOT_DONE;
import static io.trialledger.visits.schedule.ScheduleRule.DATE_INVALID;
import static io.trialledger.visits.schedule.ScheduleRule.NO_CONSENT;
import static io.trialledger.visits.schedule.ScheduleRule.REASON_REQUIRED;
import static io.trialledger.visits.schedule.ScheduleRule.STALE_VERSION;
import static io.trialledger.visits.schedule.ScheduleRule.UNKNOWN_VISIT;
import static io.trialledger.visits.schedule.ScheduleRule.VISIT_KEY_MALFORMED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.PartialDate;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import io.trialledger.visits.schedule.Placement.Outcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One subject's way through the protocol's visits. */
@Aggregate
class Schedule {

    private static final Pattern VISIT_KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @AggregateIdentifier
    private ScheduleId id;

    private String siteId;
    private ZoneId timeZone;
    private List<CollectionPeriod> consents = List.of();
    private List<PlannedVisit> plan = List.of();
    private final Map<String, PartialDate> tookPlace = new HashMap<>();
    private final Set<String> notDone = new HashSet<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private @Nullable Departure departure;
    private @Nullable PartialDate leftOn;

    @SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events
    Schedule() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenSchedule c) {
        if (id == null) {
            apply(new ScheduleOpened(c.studyId(), c.subjectId(), c.siteId(), c.timeZone()));
        }
    }

    @CommandHandler
    void handle(PlanVisits c) {
        if (consents.isEmpty() || consents.get(consents.size() - 1).to() != null) {
            apply(new CollectionConsented(c.studyId(), c.subjectId(), c.consentVersion(), c.consentedOn()));
        }
        if (plan.isEmpty() && !c.visits().isEmpty()) {
            apply(new VisitsPlanned(c.studyId(), c.subjectId(), c.protocolVersion(), c.visits()));
        }
    }

    @CommandHandler
    void handle(StopCollection c) {
        if (!consents.isEmpty() && consents.get(consents.size() - 1).to() == null) {
            apply(new CollectionStopped(c.studyId(), c.subjectId(), c.withdrawnOn()));
            cancelRemaining("CONSENT_WITHDRAWN");
        }
    }

    @CommandHandler
    void handle(CancelVisits c) {
        if (departure == null) {
            apply(new SubjectLeft(c.studyId(), c.subjectId(), c.departure(), c.leftOn()));
            cancelRemaining(c.departure().name());
        }
    }

    private void cancelRemaining(String cause) {
        List<String> remaining = plan.stream()
                .map(PlannedVisit::visit)
                .filter(visit ->
                        !tookPlace.containsKey(visit) && !notDone.contains(visit) && !cancelled.contains(visit))
                .toList();
        if (!remaining.isEmpty()) {
            apply(new VisitsCancelled(id.studyId(), id.subjectId(), remaining, cause));
        }
    }

    @CommandHandler
    Placement handle(PlaceVisit c, @MetaDataValue("commandId") @Nullable String commandId) {
        check(c);
        Consent consent = new Consent(consents, LocalDate.ofInstant(c.receivedAt(), timeZone));
        Outcome before = commandId == null ? null : outcomes.get(commandId);
        if (before != null) {
            return placement(before, c.visit(), consent);
        }
        if (c.notDone() != null) {
            return placement(notDone(c, c.notDone()), c.visit(), consent);
        }
        if (c.date() == null) {
            RuleViolated.unless(isKnown(c.visit()), UNKNOWN_VISIT, "visit", c.visit() + " has no date yet");
            return placement(Outcome.UNCHANGED, c.visit(), consent);
        }
        consent.checkCovers(c.date(), "date");
        return placement(took(c, c.date()), c.visit(), consent);
    }

    private void check(PlaceVisit c) {
        RuleViolated.unless(
                VISIT_KEY.matcher(c.visit()).matches(),
                VISIT_KEY_MALFORMED,
                "visit",
                "a visit's key is 1-64 of [A-Za-z0-9._-]");
        RuleViolated.unless(!consents.isEmpty(), NO_CONSENT, "the subject has not given consent");
        RuleViolated.unless(
                c.scheduled() == null || (c.scheduled().equals(c.visit()) && isPlanned(c.visit())),
                UNKNOWN_VISIT,
                "scheduled",
                "not a visit of the subject's plan, or not the key of this one");
        RuleViolated.unless(
                c.date() == null || c.notDone() == null,
                DATE_AND_NOT_DONE,
                "notDone",
                "a visit that was not done has no date");
        RuleViolated.unless(c.date() == null || c.date().isComplete(), DATE_INVALID, "date", "a visit's day is known");
    }

    /** Whose date is already as the writer wants it need not have seen it. */
    private void checkSeen(PlaceVisit c) {
        RuleViolated.unless(
                c.dateSeen() == null || c.dateSeen().isStill(tookPlace.get(c.visit())),
                STALE_VERSION,
                "date",
                "the visit's date was changed since it was read");
    }

    private Outcome notDone(PlaceVisit c, Sealed<String> why) {
        if (notDone.contains(c.visit())) {
            return Outcome.UNCHANGED;
        }
        checkSeen(c);
        apply(new VisitNotDone(
                c.studyId(), c.subjectId(), siteId, c.visit(), isPlanned(c.visit()), tookPlace.get(c.visit()), why));
        return Outcome.NOT_DONE;
    }

    private Outcome took(PlaceVisit c, PartialDate date) {
        PartialDate before = tookPlace.get(c.visit());
        if (date.equals(before)) {
            return Outcome.UNCHANGED;
        }
        checkSeen(c);
        Timetable timetable = timetableWith(c.visit(), date);
        Due due = timetable.due(c.visit()).orElse(null);
        Timing timing = timetable.timing(c.visit(), date);
        Deviation deviation = Deviation.of(date, departure, leftOn).orElse(null);
        if (!isKnown(c.visit())) {
            boolean planned = isPlanned(c.visit());
            apply(new VisitTookPlace(
                    c.studyId(), c.subjectId(), siteId, c.visit(), planned, c.label(), date, due, timing, deviation));
            return Outcome.RECORDED;
        }
        Sealed<String> reason = c.reason();
        if (reason == null) {
            throw new RuleViolated(REASON_REQUIRED, "reason", c.visit() + " was recorded otherwise before");
        }
        apply(new VisitDateCorrected(
                c.studyId(), c.subjectId(), siteId, c.visit(), before, date, reason, due, timing, deviation));
        return Outcome.CORRECTED;
    }

    private Placement placement(Outcome outcome, String visit, Consent consent) {
        PartialDate date = tookPlace.get(visit);
        if (date == null) {
            return new Placement(outcome, siteId, isPlanned(visit), null, null, Timing.NO_WINDOW, null, consent);
        }
        Timetable timetable = timetableWith(visit, date);
        return new Placement(
                outcome,
                siteId,
                isPlanned(visit),
                date,
                timetable.due(visit).orElse(null),
                timetable.timing(visit, date),
                Deviation.of(date, departure, leftOn).orElse(null),
                consent);
    }

    private Timetable timetableWith(String visit, PartialDate date) {
        Map<String, PartialDate> dates = new HashMap<>(tookPlace);
        dates.put(visit, date);
        return Timetable.of(plan, consents.get(0).from(), dates);
    }

    private boolean isPlanned(String visit) {
        return plan.stream().anyMatch(planned -> planned.visit().equals(visit));
    }

    private boolean isKnown(String visit) {
        return tookPlace.containsKey(visit) || notDone.contains(visit);
    }

    @EventSourcingHandler
    void on(ScheduleOpened e) {
        id = new ScheduleId(e.studyId(), e.subjectId());
        siteId = e.siteId();
        timeZone = ZoneId.of(e.timeZone());
    }

    @EventSourcingHandler
    void on(CollectionConsented e) {
        consents = with(consents, new CollectionPeriod(e.consentedOn(), null));
    }

    @EventSourcingHandler
    void on(CollectionStopped e) {
        int last = consents.size() - 1;
        consents = with(
                consents.subList(0, last),
                new CollectionPeriod(consents.get(last).from(), e.withdrawnOn()));
    }

    private static List<CollectionPeriod> with(List<CollectionPeriod> periods, CollectionPeriod next) {
        List<CollectionPeriod> all = new ArrayList<>(periods);
        all.add(next);
        return List.copyOf(all);
    }

    @EventSourcingHandler
    void on(VisitsPlanned e) {
        plan = e.visits();
    }

    @EventSourcingHandler
    void on(VisitsCancelled e) {
        cancelled.addAll(e.visits());
    }

    @EventSourcingHandler
    void on(SubjectLeft e) {
        departure = e.departure();
        leftOn = e.leftOn();
    }

    @EventSourcingHandler
    void on(VisitTookPlace e, @MetaDataValue("commandId") @Nullable String commandId) {
        tookPlace.put(e.visit(), e.date());
        remember(commandId, Outcome.RECORDED);
    }

    @EventSourcingHandler
    void on(VisitDateCorrected e, @MetaDataValue("commandId") @Nullable String commandId) {
        tookPlace.put(e.visit(), e.date());
        notDone.remove(e.visit());
        remember(commandId, Outcome.CORRECTED);
    }

    @EventSourcingHandler
    void on(VisitNotDone e, @MetaDataValue("commandId") @Nullable String commandId) {
        tookPlace.remove(e.visit());
        notDone.add(e.visit());
        remember(commandId, Outcome.NOT_DONE);
    }

    private void remember(@Nullable String commandId, Outcome outcome) {
        if (commandId != null) {
            outcomes.put(commandId, outcome);
        }
    }
}
