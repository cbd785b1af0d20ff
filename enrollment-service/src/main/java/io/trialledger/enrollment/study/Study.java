package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.study.StudyRule.ACTIVATED_ONCE;
import static io.trialledger.enrollment.study.StudyRule.ADMINISTRATION_IS_STUDY_WIDE;
import static io.trialledger.enrollment.study.StudyRule.DATE_IN_FUTURE;
import static io.trialledger.enrollment.study.StudyRule.ENDS_BEFORE_START;
import static io.trialledger.enrollment.study.StudyRule.INSPECTION_NEEDS_END;
import static io.trialledger.enrollment.study.StudyRule.OWN_GRANT;
import static io.trialledger.enrollment.study.StudyRule.SITE_DIFFERS;
import static io.trialledger.enrollment.study.StudyRule.STUDY_EXISTS;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_SITE;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_TIME_ZONE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.trialledger.model.Role;
import io.trialledger.model.RuleViolated;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One study: its protocol, which sites take part, and who may act. Handlers answer whether something was recorded; what was
 * recorded before is no second event.
 */
@Aggregate
class Study {

    static final String IMPORTERS_GRANT = "importer";

    @AggregateIdentifier
    private @Nullable StudyId id;

    private final Map<String, SiteAdded> sites = new HashMap<>();
    private final Map<String, LocalDate> activations = new HashMap<>();
    private final Team team = new Team();
    private List<PlanPoint> plan = List.of();

    Study() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(ImportStudy c, @MetaDataValue("actor") String actor, @MetaDataValue("actorName") String actorName) {
        RuleViolated.unless(id == null, STUDY_EXISTS, c.studyId() + " was imported before");
        apply(new ProtocolVersionReleased(c.studyId(), c.protocol(), c.report(), c.sourceSha256()));
        apply(new TeamMemberAuthorized(
                c.studyId(),
                actor,
                actorName,
                IMPORTERS_GRANT,
                Role.STUDY_ADMINISTRATOR,
                null,
                day(c.decidedAt(), ZoneOffset.UTC),
                null,
                false));
        return true;
    }

    @CommandHandler
    boolean handle(AddSite c) {
        RuleViolated.unless(zone(c.timeZone()).isPresent(), UNKNOWN_TIME_ZONE, "timeZone", "not an IANA time zone");
        SiteAdded wanted = new SiteAdded(c.studyId(), c.siteId(), c.name(), c.country(), c.timeZone());
        SiteAdded known = sites.get(c.siteId());
        if (known != null) {
            RuleViolated.unless(known.equals(wanted), SITE_DIFFERS, "site " + c.siteId() + " has other content");
            return false;
        }
        apply(wanted);
        return true;
    }

    @CommandHandler
    boolean handle(ActivateSite c) {
        LocalDate today = day(c.decidedAt(), zoneOf(c.siteId()));
        RuleViolated.unless(!c.activatedOn().isAfter(today), DATE_IN_FUTURE, "activatedOn", "today is " + today);
        LocalDate known = activations.get(c.siteId());
        if (known != null) {
            RuleViolated.unless(known.equals(c.activatedOn()), ACTIVATED_ONCE, "activatedOn", "activated on " + known);
            return false;
        }
        apply(new SiteActivated(c.studyId(), c.siteId(), c.activatedOn()));
        return true;
    }

    @CommandHandler
    boolean handle(PlanEnrollment c) {
        if (plan.equals(c.points())) {
            return false;
        }
        PlanPoint.checkAscending(c.points());
        apply(new EnrollmentPlanned(c.studyId(), c.points()));
        return true;
    }

    @CommandHandler
    boolean handle(AuthorizeTeamMember c, @MetaDataValue("actor") String actor) {
        RuleViolated.unless(!actor.equals(c.userId()), OWN_GRANT, "user", "another administrator must grant this");
        RuleViolated.unless(
                c.role() != Role.STUDY_ADMINISTRATOR || c.siteId() == null,
                ADMINISTRATION_IS_STUDY_WIDE,
                "site",
                "an administrator is one of the whole study");
        RuleViolated.unless(c.siteId() == null || sites.containsKey(c.siteId()), UNKNOWN_SITE, "site", "no such site");
        LocalDate today = day(c.decidedAt(), ZoneOffset.UTC);
        LocalDate from = c.from() == null ? today : c.from();
        RuleViolated.unless(c.to() == null || !c.to().isBefore(from), ENDS_BEFORE_START, "to", "from " + from);
        RuleViolated.unless(c.role() != Role.INSPECTOR || c.to() != null, INSPECTION_NEEDS_END, "to", "no last day");
        if (team.has(c)) {
            return false;
        }
        team.checkDuties(c, from, today);
        apply(new TeamMemberAuthorized(
                c.studyId(),
                c.userId(),
                c.userName(),
                c.grantId(),
                c.role(),
                c.siteId(),
                from,
                c.to(),
                from.isBefore(today)));
        return true;
    }

    @CommandHandler
    boolean handle(RevokeTeamMember c) {
        if (team.isRevoked(c, day(c.decidedAt(), ZoneOffset.UTC))) {
            return false;
        }
        apply(new TeamMemberRevoked(c.studyId(), c.userId(), c.grantId(), c.reason()));
        return true;
    }

    private ZoneId zoneOf(String siteId) {
        return Optional.ofNullable(sites.get(siteId))
                .map(site -> ZoneId.of(site.timeZone()))
                .orElseThrow(() -> new RuleViolated(UNKNOWN_SITE, "site", "no site " + siteId + " in this study"));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    @EventSourcingHandler
    void on(ProtocolVersionReleased e) {
        id = new StudyId(e.studyId());
    }

    @EventSourcingHandler
    void on(SiteAdded e) {
        sites.put(e.siteId(), e);
    }

    @EventSourcingHandler
    void on(SiteActivated e) {
        activations.put(e.siteId(), e.activatedOn());
    }

    @EventSourcingHandler
    void on(EnrollmentPlanned e) {
        plan = e.points();
    }

    @EventSourcingHandler
    void on(TeamMemberAuthorized e) {
        team.add(e);
    }

    @EventSourcingHandler
    void on(TeamMemberRevoked e) {
        team.end(e);
    }
}
