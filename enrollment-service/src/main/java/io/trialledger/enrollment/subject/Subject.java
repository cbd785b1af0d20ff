package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.subject.SubjectRule.ATTESTED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.CONSENT_BEFORE_DISCONTINUATION;
import static io.trialledger.enrollment.subject.SubjectRule.DATE_IN_FUTURE;
import static io.trialledger.enrollment.subject.SubjectRule.ELIGIBILITY_BEFORE_ENROLLMENT;
import static io.trialledger.enrollment.subject.SubjectRule.ENROLLED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.ENROLLMENT_BEFORE_RANDOMIZATION;
import static io.trialledger.enrollment.subject.SubjectRule.NO_IDENTITY;
import static io.trialledger.enrollment.subject.SubjectRule.RANDOMIZED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.REASON_REQUIRED;
import static io.trialledger.enrollment.subject.SubjectRule.REGISTERED_ELSEWHERE;
import static io.trialledger.enrollment.subject.SubjectRule.SCREENED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.SCREENING_BEFORE_ELIGIBILITY;
import static io.trialledger.enrollment.subject.SubjectRule.STALE_VERSION;
import static io.trialledger.enrollment.subject.SubjectRule.SUBJECT_LEFT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.trialledger.enrollment.study.Studies;
import io.trialledger.enrollment.study.StudyFacts;
import io.trialledger.model.KeyRing;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One person's way through one study: registered, consented, screened, eligible or not, enrolled, randomized, discontinued.
 * Handlers answer whether something was recorded; the same content again is no second event. Longer than an aggregate
 * usually is: one way, and every step asks about the one before.
 */
@Aggregate
class Subject {

    @AggregateIdentifier
    private @Nullable SubjectId id;

    private @Nullable String siteId;
    private ZoneId zone = ZoneId.of("UTC");
    private final Consents consents = new Consents();
    private @Nullable LocalDate screenedOn;
    private @Nullable Eligibility eligibility;
    private boolean failed;
    private @Nullable LocalDate enrolledOn;
    private @Nullable LocalDate randomizedOn;
    private final Discontinuations discontinuations = new Discontinuations();
    private final KeptIdentity identity = new KeptIdentity();

    Subject() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(RegisterSubject c, Studies studies) {
        if (siteId != null) {
            RuleViolated.unless(siteId.equals(c.siteId()), REGISTERED_ELSEWHERE, "site", "the number is taken");
            return false;
        }
        unchangedSince(c.expectedVersion());
        String timeZone = studies.of(c.studyId()).timeZoneOfActive(c.siteId());
        apply(new SubjectRegistered(c.studyId(), c.subjectId(), c.siteId(), timeZone));
        return true;
    }

    @CommandHandler
    boolean handle(GiveConsent c) {
        notInFuture("consentedOn", c.consentedOn(), c.decidedAt());
        if (consents.has(c.consentVersion(), c.consentedOn())) {
            return false;
        }
        unchangedSince(c.expectedVersion());
        stillIn();
        apply(new ConsentGiven(c.studyId(), c.subjectId(), c.consentVersion(), c.consentedOn()));
        return true;
    }

    @CommandHandler
    boolean handle(WithdrawConsent c, KeyRing keys) {
        notInFuture("withdrawnOn", c.withdrawnOn(), c.decidedAt());
        ConsentWithdrawn wanted = new ConsentWithdrawn(
                c.studyId(), c.subjectId(), c.consentVersion(), c.scope(), c.withdrawnOn(), c.reason());
        if (consents.hasWithdrawal(wanted, keys)) {
            return false;
        }
        unchangedSince(c.expectedVersion());
        apply(wanted);
        return true;
    }

    @CommandHandler
    boolean handle(ScreenSubject c) {
        notInFuture("screenedOn", c.screenedOn(), c.decidedAt());
        if (screenedOn != null) {
            return same("screenedOn", screenedOn, c.screenedOn(), SCREENED_ONCE);
        }
        unchangedSince(c.expectedVersion());
        stillIn();
        consents.checkScreening(c.screenedOn());
        apply(new SubjectScreened(c.studyId(), c.subjectId(), c.screenedOn()));
        return true;
    }

    @CommandHandler
    boolean handle(AttestEligibility c, Studies studies, KeyRing keys) {
        notInFuture("attestedOn", c.attestedOn(), c.decidedAt());
        if (eligibility != null) {
            RuleViolated.unless(eligibility.same(c, keys), ATTESTED_ONCE, "attested on " + eligibility.attestedOn());
            return false;
        }
        unchangedSince(c.expectedVersion());
        stillIn();
        consents.checkStanding();
        after("attestedOn", c.attestedOn(), screenedOn, SCREENING_BEFORE_ELIGIBILITY);
        StudyFacts study = studies.of(c.studyId());
        apply(Eligibility.decide(c, study.protocolVersion(), study.criteria()));
        return true;
    }

    @CommandHandler
    boolean handle(EnrollSubject c) {
        notInFuture("enrolledOn", c.enrolledOn(), c.decidedAt());
        if (enrolledOn != null) {
            return same("enrolledOn", enrolledOn, c.enrolledOn(), ENROLLED_ONCE);
        }
        unchangedSince(c.expectedVersion());
        stillIn();
        consents.checkStanding();
        after(
                "enrolledOn",
                c.enrolledOn(),
                eligibility == null ? null : eligibility.attestedOn(),
                ELIGIBILITY_BEFORE_ENROLLMENT);
        apply(new SubjectEnrolled(c.studyId(), c.subjectId(), c.enrolledOn()));
        return true;
    }

    /** Asked by the allocation list: true if a place may be taken, false if the subject was randomized on that day before. */
    boolean mayBeRandomized(String atSite, LocalDate on, Instant decidedAt, @Nullable Long expectedVersion) {
        RuleViolated.unless(atSite.equals(siteId), REGISTERED_ELSEWHERE, "the subject belongs to another site");
        notInFuture("randomizedOn", on, decidedAt);
        if (randomizedOn != null) {
            return same("randomizedOn", randomizedOn, on, RANDOMIZED_ONCE);
        }
        unchangedSince(expectedVersion);
        stillIn();
        consents.checkStanding();
        RuleViolated.unless(
                !discontinuations.of(DiscontinuationScope.TREATMENT), SUBJECT_LEFT, "treatment was discontinued");
        after("randomizedOn", on, enrolledOn, ENROLLMENT_BEFORE_RANDOMIZATION);
        return true;
    }

    /** Told by the allocation list in its own unit of work, so that the place and the arm are one commit. */
    void randomize(SubjectId subject, LocalDate on, Sealed<String> arm) {
        apply(new SubjectRandomized(subject.study(), subject.subject(), on, arm));
    }

    /** Said once; only a death that another service reported first may be said again, by the site in its own words. */
    @CommandHandler
    boolean handle(DiscontinueSubject c, KeyRing keys) {
        RuleViolated.unless(
                !c.discontinuedOn().isCertainlyAfter(today(c.decidedAt())),
                DATE_IN_FUTURE,
                "discontinuedOn",
                "today is " + today(c.decidedAt()));
        SubjectDiscontinued wanted = new SubjectDiscontinued(
                c.studyId(), c.subjectId(), c.scope(), c.discontinuedOn(), c.reasonCode(), c.reason(), Reporter.SITE);
        if (discontinuations.has(wanted, keys)) {
            return false;
        }
        unchangedSince(c.expectedVersion());
        boolean confirms = discontinuations.isDeathToldByServiceOnly(wanted);
        if (!confirms) {
            stillIn();
        }
        LocalDate consented = consents.first();
        RuleViolated.unless(
                consented == null || !c.discontinuedOn().isCertainlyBefore(consented),
                CONSENT_BEFORE_DISCONTINUATION,
                "discontinuedOn",
                "consented on " + consented);
        apply(
                confirms
                        ? new DeathConfirmed(c.studyId(), c.subjectId(), c.scope(), c.discontinuedOn(), c.reason())
                        : wanted);
        return true;
    }

    /**
     * The first discontinuation stands, whoever reported it; a later report from a service is neither an error nor an event,
     * with one exception: a death after another reason (the adverse event may be fatal months after the subject left) is
     * recorded as {@link DeathReported}, once.
     */
    @CommandHandler
    boolean handle(ReportDiscontinuation c) {
        boolean out = hasLeft() || discontinuations.of(c.scope());
        if (!out) {
            apply(new SubjectDiscontinued(
                    c.studyId(), c.subjectId(), c.scope(), c.discontinuedOn(), c.reasonCode(), null, Reporter.SERVICE));
            return true;
        }
        if (c.reasonCode() == DiscontinuationReason.DEATH && !discontinuations.hasDied()) {
            apply(new DeathReported(c.studyId(), c.subjectId(), c.discontinuedOn()));
            return true;
        }
        return false;
    }

    /** Asked before something new is recorded only: what is there already may be sent again whatever the version. */
    private static void unchangedSince(@Nullable Long expectedVersion) {
        Long version = getVersion();
        RuleViolated.unless(
                expectedVersion == null || expectedVersion.equals(version), STALE_VERSION, "the version is " + version);
    }

    @CommandHandler
    boolean handle(RecordIdentity c, KeyRing keys) {
        LocalDate today = today(c.decidedAt());
        RuleViolated.unless(
                !c.identity().birthDate().isCertainlyAfter(today), DATE_IN_FUTURE, "birthDate", "today is " + today);
        if (identity.is(c.identity(), keys)) {
            return false;
        }
        RuleViolated.unless(
                !identity.isKept() || c.reasonGiven(), REASON_REQUIRED, "reason", "another identity is kept");
        unchangedSince(c.expectedVersion());
        apply(new IdentityRecorded(c.studyId(), c.subjectId(), c.identity().sealed(c.aggregateId(), keys)));
        return true;
    }

    @CommandHandler
    boolean handle(DiscloseIdentity c) {
        RuleViolated.unless(identity.isKept(), NO_IDENTITY, "nobody said who the subject is");
        apply(new IdentityDisclosed(c.studyId(), c.subjectId(), c.disclosureId(), identity.nextDisclosure()));
        return true;
    }

    private LocalDate today(Instant decidedAt) {
        return LocalDate.ofInstant(decidedAt, zone);
    }

    private void notInFuture(String field, LocalDate day, Instant decidedAt) {
        LocalDate today = today(decidedAt);
        RuleViolated.unless(!day.isAfter(today), DATE_IN_FUTURE, field, "today is " + today + " at the site");
    }

    private boolean hasLeft() {
        return failed || discontinuations.of(DiscontinuationScope.STUDY);
    }

    private void stillIn() {
        RuleViolated.unless(!failed, SUBJECT_LEFT, "screening failed");
        RuleViolated.unless(
                !discontinuations.of(DiscontinuationScope.STUDY), SUBJECT_LEFT, "the study was discontinued");
    }

    private static void after(String field, LocalDate day, @Nullable LocalDate earlier, SubjectRule rule) {
        RuleViolated.unless(earlier != null && !day.isBefore(earlier), rule, field, "the step before: " + earlier);
    }

    private static boolean same(String field, LocalDate known, LocalDate wanted, SubjectRule rule) {
        RuleViolated.unless(known.equals(wanted), rule, field, "recorded before: " + known);
        return false;
    }

    @EventSourcingHandler
    void on(SubjectRegistered e) {
        id = new SubjectId(e.studyId(), e.subjectId());
        siteId = e.siteId();
        zone = ZoneId.of(e.timeZone());
    }

    @EventSourcingHandler
    void on(ConsentGiven e) {
        consents.add(e);
    }

    @EventSourcingHandler
    void on(ConsentWithdrawn e) {
        consents.end(e);
    }

    @EventSourcingHandler
    void on(SubjectScreened e) {
        screenedOn = e.screenedOn();
    }

    @EventSourcingHandler
    void on(EligibilityAttested e) {
        eligibility = new Eligibility(e.attestedOn(), e.answers(), null, e.note());
    }

    @EventSourcingHandler
    void on(ScreeningFailed e) {
        eligibility = new Eligibility(e.failedOn(), e.answers(), e.reason(), e.note());
        failed = true;
    }

    @EventSourcingHandler
    void on(SubjectEnrolled e) {
        enrolledOn = e.enrolledOn();
    }

    @EventSourcingHandler
    void on(SubjectRandomized e) {
        randomizedOn = e.randomizedOn();
    }

    @EventSourcingHandler
    void on(SubjectDiscontinued e) {
        discontinuations.add(e);
    }

    @EventSourcingHandler
    void on(DeathConfirmed e) {
        discontinuations.add(e);
    }

    @EventSourcingHandler
    void on(DeathReported e) {
        discontinuations.addDeath();
    }

    @EventSourcingHandler
    void on(IdentityRecorded e) {
        identity.keep(e);
    }

    @EventSourcingHandler
    void on(IdentityDisclosed e) {
        identity.count(e);
    }
}
