package io.trialledger.starter;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the current caller may do, from the grants in the log that are in force today (UTC). Commands and queries are checked
 * without a service's doing; this is for answers that depend on the reader, such as lists limited to the reader's sites.
 * Thread-safe.
 */
public class Authority {

    private final Grants grants;
    private final Clock clock;
    private final Positions positions;
    private final String grantsLog;
    private final AccessLog accessLog;

    Authority(Grants grants, Clock clock, Positions positions, String grantsLog, AccessLog accessLog) {
        this.grants = grants;
        this.clock = clock;
        this.positions = positions;
        this.grantsLog = grantsLog;
        this.accessLog = accessLog;
    }

    /** Sites of the study at which the caller has any role; all with a role in the whole study. */
    public Sites sitesOf(String studyId) {
        return sitesOf(studyId, EnumSet.allOf(Role.class));
    }

    /** As {@link #sitesOf(String)}, counting only the roles that may ask this query: a list shows no site that a single look would refuse. */
    public Sites sitesOf(String studyId, Class<?> query) {
        AllowedTo allowed = Objects.requireNonNull(query.getAnnotation(AllowedTo.class), "a query says who may ask it");
        return sitesOf(studyId, Set.of(allowed.value()));
    }

    /** As {@link #sitesOf(String)}, counting only these roles. */
    public Sites sitesOf(String studyId, Set<Role> roles) {
        List<GrantRow> counted = grantsIn(studyId).stream()
                .filter(grant -> roles.contains(grant.role()))
                .toList();
        boolean all = counted.stream().anyMatch(grant -> grant.siteId() == null);
        Set<String> ids = new TreeSet<>();
        for (GrantRow grant : counted) {
            if (grant.siteId() != null) {
                ids.add(grant.siteId());
            }
        }
        return new Sites(all, ids);
    }

    /** Studies in which the caller has any role. */
    public Set<String> studies() {
        return grants.of(Caller.current().id()).stream()
                .filter(grant -> grant.isOpenOn(today()))
                .map(GrantRow::studyId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every grant of the caller in the study that is in force today. */
    public List<GrantRow> grantsIn(String studyId) {
        return grants.of(Caller.current().id(), studyId).stream()
                .filter(grant -> grant.isOpenOn(today()))
                .toList();
    }

    /** @param siteId null asks for the whole study */
    public boolean may(Role role, String studyId, @Nullable String siteId) {
        return grantsIn(studyId).stream().anyMatch(grant -> grant.role() == role && grant.covers(siteId));
    }

    /**
     * Returns if the caller has one of the roles at the site; a refusal is noted.
     *
     * @throws NotAuthorized if not
     * @throws NotYetKnown if not as far as this service knows, and it is behind
     */
    public void require(Set<Role> anyOf, String studyId, @Nullable String siteId) {
        if (anyOf.stream().noneMatch(role -> may(role, studyId, siteId))) {
            positions.catchUp(grantsLog);
            if (anyOf.stream().noneMatch(role -> may(role, studyId, siteId))) {
                throw denied(
                        "needs one of " + anyOf + " in " + studyId + (siteId == null ? "" : "/" + siteId),
                        studyId,
                        siteId);
            }
        }
    }

    /**
     * Returns if the caller has any role in the study, or there is no such study to protect; a refusal is noted.
     *
     * @throws NotAuthorized if not
     * @throws NotYetKnown if not as far as this service knows, and it is behind
     */
    public void requireMembership(String studyId) {
        positions.catchUpUnless(grantsLog, () -> !grantsIn(studyId).isEmpty());
        if (grantsIn(studyId).isEmpty() && grants.existIn(studyId)) {
            throw denied("needs a role in " + studyId, studyId, null);
        }
    }

    private NotAuthorized denied(String why, String studyId, @Nullable String siteId) {
        Acting.current().ifPresent(acting -> accessLog.denied(acting, "Authority", studyId, siteId, why));
        return new NotAuthorized(why);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
