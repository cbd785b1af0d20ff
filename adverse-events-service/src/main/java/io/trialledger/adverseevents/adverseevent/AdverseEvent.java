package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.AdverseEventRule.AWARENESS_REQUIRED;
import static io.trialledger.adverseevents.adverseevent.AdverseEventRule.CHANGE_NEEDS_REASON;
import static io.trialledger.adverseevents.adverseevent.AdverseEventRule.QUERY_NOT_ANSWERED;
import static io.trialledger.adverseevents.adverseevent.AdverseEventRule.STALE_VERSION;
import static io.trialledger.adverseevents.adverseevent.AdverseEventRule.UNKNOWN_ADVERSE_EVENT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.KeyRing;
import io.trialledger.model.RuleViolated;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One adverse event of one subject: every version of its record, the questions it raised and the reports it makes due.
 * Never refuses for the subject's status, for a place in the schedule or for a date that has come (architecture §9).
 */
@Aggregate
class AdverseEvent {

    @AggregateIdentifier
    @Nullable
    private AdverseEventId id;

    private String siteId = "";
    private final List<AdverseEventRecord> versions = new ArrayList<>();
    private int presentVersion;
    private final Questions questions = new Questions();
    private final Obligations obligations = new Obligations();
    private final Acts acts = new Acts();
    private boolean dead;

    AdverseEvent() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Recorded handle(
            ReportAdverseEvent c,
            KeyRing keys,
            SafetyClocks clocks,
            @MetaDataValue("commandId") @Nullable String commandId) {
        Optional<Recorded> before = acts.of(commandId);
        if (before.isPresent()) {
            return before.get();
        }
        if (versions.isEmpty()) {
            check(c.adverseEvent(), c.receivedAt(), c.expectedVersion());
            return take(c.id(), c.adverseEvent(), c.standing(), c.receivedAt(), clocks);
        }
        return isKnown(c.adverseEvent(), keys) ? nothingNew() : change(c.reasonGiven(), followUp(c), clocks);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Recorded handle(
            FollowUpAdverseEvent c,
            KeyRing keys,
            SafetyClocks clocks,
            @MetaDataValue("commandId") @Nullable String commandId) {
        Optional<Recorded> before = acts.of(commandId);
        if (before.isPresent()) {
            return before.get();
        }
        RuleViolated.unless(
                !versions.isEmpty(), UNKNOWN_ADVERSE_EVENT, "event", c.id().event() + " was never reported");
        return isKnown(c.adverseEvent(), keys) ? nothingNew() : change(true, c, clocks);
    }

    @CommandHandler
    void handle(RecordRefusedDiscontinuation c) {
        if (questions.open().contains(QueryRule.DISCONTINUATION_REFUSED)) {
            return;
        }
        apply(new DiscontinuationRefused(c.id().study(), siteId, c.id().subject(), c.id().event(), c.refusedBy()));
        open(c.id(), EnumSet.of(QueryRule.DISCONTINUATION_REFUSED));
    }

    @CommandHandler
    void handle(AnswerSafetyQuery c) {
        questions.requireOpen(c.query());
        apply(new QueryAnswered(
                c.id().study(),
                siteId,
                c.id().subject(),
                c.id().event(),
                c.query().rule(),
                c.query().openedInVersion(),
                c.text()));
    }

    @CommandHandler
    void handle(CloseSafetyQuery c, @MetaDataValue("commandId") @Nullable String commandId) {
        if (questions.wasClosedBy(c.query(), commandId)) {
            return;
        }
        questions.requireOpen(c.query());
        RuleViolated.unless(
                questions.isAnswered(c.query()) || c.text() != null,
                QUERY_NOT_ANSWERED,
                "text",
                "the site has not answered: say why it is closed all the same");
        apply(new QueryClosed(
                c.id().study(),
                siteId,
                c.id().subject(),
                c.id().event(),
                c.query().rule(),
                c.query().openedInVersion(),
                c.text()));
    }

    private Recorded change(boolean reasonGiven, FollowUpAdverseEvent c, SafetyClocks clocks) {
        RuleViolated.unless(
                reasonGiven,
                CHANGE_NEEDS_REASON,
                "reason",
                "it stands at version " + presentVersion + " with another content");
        check(c.adverseEvent(), c.receivedAt(), c.expectedVersion());
        return take(c.id(), c.adverseEvent(), c.standing(), c.receivedAt(), clocks);
    }

    private void check(AdverseEventRecord adverseEvent, Instant receivedAt, @Nullable Integer expectedVersion) {
        RuleViolated.unless(
                expectedVersion == null || expectedVersion == presentVersion,
                STALE_VERSION,
                "it stands at version " + presentVersion);
        RuleViolated.unless(
                !adverseEvent.serious() || adverseEvent.awareAt() != null,
                AWARENESS_REQUIRED,
                "awareAt",
                "it is serious");
        FutureDates.refuse(adverseEvent, receivedAt);
    }

    private Recorded take(
            AdverseEventId of,
            AdverseEventRecord adverseEvent,
            SubjectStanding standing,
            Instant at,
            SafetyClocks rules) {
        Set<Flag> flags = standing.flagsFor(adverseEvent);
        boolean first = versions.isEmpty();
        boolean present = first || !adverseEvent.wasWrittenBefore(present());
        if (!present) {
            flags.add(Flag.EARLIER_RECORD);
        }
        apply(
                first
                        ? new AdverseEventReported(
                                of.study(), standing.siteId(), of.subject(), of.event(), adverseEvent, flags)
                        : new AdverseEventFollowedUp(
                                of.study(),
                                standing.siteId(),
                                of.subject(),
                                of.event(),
                                versions.size() + 1,
                                present,
                                adverseEvent,
                                flags));
        if (present) {
            query(of, Contradictions.in(adverseEvent, flags));
            reportDeath(of, adverseEvent, at);
        }
        Set<SafetyClock> opened = oblige(of, adverseEvent, present, at, rules);
        return new Recorded(versions.size(), true, present, flags, questions.open(), opened);
    }

    private void query(AdverseEventId of, Set<QueryRule> contradictions) {
        questions
                .resolvedBy(contradictions)
                .forEach((rule, openedIn) -> apply(new QueryResolved(
                        of.study(), siteId, of.subject(), of.event(), rule, openedIn, versions.size())));
        open(of, contradictions);
    }

    private void open(AdverseEventId of, Set<QueryRule> rules) {
        questions
                .newAmong(rules)
                .forEach(rule ->
                        apply(new QueryOpened(of.study(), siteId, of.subject(), of.event(), rule, versions.size())));
    }

    private Set<SafetyClock> oblige(
            AdverseEventId of, AdverseEventRecord adverseEvent, boolean present, Instant at, SafetyClocks rules) {
        if (present) {
            obligations
                    .confirmedBy(adverseEvent)
                    .forEach(o -> apply(new ObligationConfirmed(
                            of.study(), siteId, of.subject(), of.event(), o.obligationId(), versions.size())));
        }
        Optional<OffsetDateTime> sponsorKnewAt = present ? lift(of, adverseEvent) : Optional.empty();
        Set<SafetyClock> opened = EnumSet.noneOf(SafetyClock.class);
        boolean provisional = SafetyClocks.isProvisional(adverseEvent) || !present;
        obligations.startedBy(adverseEvent, at, sponsorKnewAt).forEach(o -> {
            opened.add(o.clock());
            apply(new ObligationOpened(
                    of.study(),
                    siteId,
                    of.subject(),
                    of.event(),
                    o.obligationId(),
                    o.clock(),
                    versions.size(),
                    o.basis(),
                    o.startedAt(),
                    o.clock().isSponsors() ? null : SafetyClocks.siteDue(o.startedAt()),
                    o.clock().isSponsors() ? rules.dueDays(o.startedAt().toInstant(), o.clock()) : List.of(),
                    provisional));
            if (o.isLateAt(at)) {
                open(of, EnumSet.of(QueryRule.REPORTED_LATE));
            }
        });
        return opened;
    }

    /** Lifts what the answer showed not to be due; the start of a lifted sponsor's clock, since what replaces it began then. */
    private Optional<OffsetDateTime> lift(AdverseEventId of, AdverseEventRecord adverseEvent) {
        List<Obligation> lifted = obligations.liftedBy(adverseEvent);
        lifted.forEach(o -> apply(
                new ObligationLifted(of.study(), siteId, of.subject(), of.event(), o.obligationId(), versions.size())));
        return lifted.stream()
                .filter(o -> o.clock().isSponsors())
                .map(Obligation::startedAt)
                .min(OffsetDateTime.timeLineOrder());
    }

    private void reportDeath(AdverseEventId of, AdverseEventRecord adverseEvent, Instant at) {
        if (adverseEvent.fatal() && !dead) {
            apply(new DeathReported(
                    of.study(), siteId, of.subject(), of.event(), versions.size(), adverseEvent.dayOfDeath(at)));
        }
    }

    private boolean isKnown(AdverseEventRecord sent, KeyRing keys) {
        AdverseEventRecord present = present();
        return sent.saysTheSameAs(present, keys)
                || (sent.wasWrittenBefore(present) || sent.isAnotherSourceRecordThan(present))
                        && versions.stream().anyMatch(kept -> sent.saysTheSameAs(kept, keys));
    }

    private Recorded nothingNew() {
        return new Recorded(presentVersion, false, true, Set.of(), questions.open(), Set.of());
    }

    private AdverseEventRecord present() {
        return versions.get(presentVersion - 1);
    }

    private static FollowUpAdverseEvent followUp(ReportAdverseEvent c) {
        return new FollowUpAdverseEvent(c.id(), c.adverseEvent(), c.standing(), c.receivedAt(), c.expectedVersion());
    }

    @EventSourcingHandler
    void on(AdverseEventReported e, @MetaDataValue("commandId") @Nullable String commandId) {
        id = e.id();
        siteId = e.siteId();
        versions.add(e.adverseEvent());
        presentVersion = 1;
        questions.onPresent(e.adverseEvent(), e.flags());
        acts.add(commandId, 1, true, e.flags(), questions.open());
    }

    @EventSourcingHandler
    void on(AdverseEventFollowedUp e, @MetaDataValue("commandId") @Nullable String commandId) {
        siteId = e.siteId();
        versions.add(e.adverseEvent());
        if (e.present()) {
            presentVersion = e.version();
            questions.onPresent(e.adverseEvent(), e.flags());
        }
        acts.add(commandId, e.version(), e.present(), e.flags(), questions.open());
    }

    @EventSourcingHandler
    void on(QueryOpened e, @MetaDataValue("commandId") @Nullable String commandId) {
        questions.on(e);
        acts.ask(commandId, questions.open());
    }

    @EventSourcingHandler
    void on(QueryResolved e, @MetaDataValue("commandId") @Nullable String commandId) {
        questions.on(e);
        acts.ask(commandId, questions.open());
    }

    @EventSourcingHandler
    void on(QueryAnswered e) {
        questions.on(e);
    }

    @EventSourcingHandler
    void on(QueryClosed e, @MetaDataValue("commandId") @Nullable String commandId) {
        questions.on(e, commandId);
    }

    @EventSourcingHandler
    void on(ObligationOpened e, @MetaDataValue("commandId") @Nullable String commandId) {
        obligations.on(e);
        acts.oblige(commandId, e.clock());
    }

    @EventSourcingHandler
    void on(ObligationConfirmed e) {
        obligations.on(e);
    }

    @EventSourcingHandler
    void on(ObligationLifted e) {
        obligations.on(e);
    }

    @EventSourcingHandler
    void on(DeathReported e) {
        dead = true;
    }

    @EventSourcingHandler
    void on(DiscontinuationRefused e) {
        dead = true;
    }
}
