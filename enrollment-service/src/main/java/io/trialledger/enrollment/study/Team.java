package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.study.StudyRule.GRANT_DIFFERS;
import static io.trialledger.enrollment.study.StudyRule.GRANT_REVOKED;
import static io.trialledger.enrollment.study.StudyRule.LAST_ADMINISTRATOR;
import static io.trialledger.enrollment.study.StudyRule.SEGREGATION_OF_DUTIES;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_GRANT;

import io.trialledger.model.Role;
import io.trialledger.model.RuleViolated;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who was granted what in one study, and what may be granted on top of it. */
class Team {

    private static final Set<Role> DATA_ENTRY = EnumSet.of(Role.COORDINATOR, Role.INVESTIGATOR, Role.SITE_SYSTEM);

    private final Map<Key, Grant> grants = new LinkedHashMap<>();

    private record Key(String userId, String grantId) {}

    private record Grant(TeamMemberAuthorized given, boolean revoked) {

        boolean authorizesOn(LocalDate day) {
            return !revoked && (given.to() == null || !given.to().isBefore(day));
        }

        /** Both may be used on some day from {@code today} on. */
        boolean overlaps(LocalDate from, @Nullable LocalDate to, LocalDate today) {
            LocalDate first = from.isBefore(today) ? today : from;
            return authorizesOn(first)
                    && (to == null || !to.isBefore(first) && !given.from().isAfter(to));
        }
    }

    /** True if this very grant stands already. */
    boolean has(AuthorizeTeamMember c) {
        return find(c.userId(), c.grantId())
                .map(known -> {
                    RuleViolated.unless(
                            same(known.given(), c),
                            GRANT_DIFFERS,
                            "this grant has other content: end it, give another");
                    RuleViolated.unless(!known.revoked(), GRANT_REVOKED, "this grant was revoked: give another");
                    return true;
                })
                .orElse(false);
    }

    void checkDuties(AuthorizeTeamMember c, LocalDate from, LocalDate today) {
        boolean clash = grants.values().stream()
                .filter(grant -> grant.given().userId().equals(c.userId()))
                .filter(grant -> grant.overlaps(from, c.to(), today))
                .anyMatch(grant -> clash(grant.given().role(), c.role()));
        RuleViolated.unless(
                !clash, SEGREGATION_OF_DUTIES, "role", c.role() + " and an open grant of this user exclude each other");
    }

    /** True if the grant was revoked already. */
    boolean isRevoked(RevokeTeamMember c, LocalDate today) {
        Grant grant = find(c.userId(), c.grantId())
                .orElseThrow(() -> new RuleViolated(UNKNOWN_GRANT, "no grant " + c.grantId() + " of this user"));
        RuleViolated.unless(
                grant.revoked() || !administers(grant, today) || otherAdministrators(grant, today) > 0,
                LAST_ADMINISTRATOR,
                "authorize another administrator first");
        return grant.revoked();
    }

    void add(TeamMemberAuthorized e) {
        grants.put(new Key(e.userId(), e.grantId()), new Grant(e, false));
    }

    void end(TeamMemberRevoked e) {
        grants.computeIfPresent(new Key(e.userId(), e.grantId()), (key, grant) -> new Grant(grant.given(), true));
    }

    private Optional<Grant> find(String userId, String grantId) {
        return Optional.ofNullable(grants.get(new Key(userId, grantId)));
    }

    private long otherAdministrators(Grant grant, LocalDate today) {
        return grants.values().stream()
                .filter(other -> other != grant && administers(other, today))
                .count();
    }

    private static boolean administers(Grant grant, LocalDate today) {
        boolean ofStudy = grant.given().role() == Role.STUDY_ADMINISTRATOR
                && grant.given().siteId() == null;
        return ofStudy && grant.authorizesOn(today);
    }

    private static boolean clash(Role one, Role other) {
        return one == Role.STUDY_ADMINISTRATOR && DATA_ENTRY.contains(other)
                || other == Role.STUDY_ADMINISTRATOR && DATA_ENTRY.contains(one);
    }

    private static boolean same(TeamMemberAuthorized e, AuthorizeTeamMember c) {
        return e.role() == c.role()
                && Objects.equals(e.siteId(), c.siteId())
                && (c.from() == null || e.from().equals(c.from()))
                && Objects.equals(e.to(), c.to())
                && e.userName().equals(c.userName());
    }
}
