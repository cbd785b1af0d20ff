package io.trialledger.starter;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.AtSite;
import io.trialledger.model.InStudy;
import io.trialledger.model.NeedsScope;
import io.trialledger.model.OfSubject;
import io.trialledger.model.Role;
import io.trialledger.model.RuleViolated;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the current caller may send a command or ask a query, from the grants in the log. Nothing is refused because
 * this service is behind: before a refusal it catches up with the log of grants, or answers {@link NotYetKnown}.
 */
class Guard {

    private final Authority authority;
    private final Grants grants;
    private final Supplier<Optional<SubjectDirectory>> subjects;
    private final Positions positions;
    private final String grantsLog;
    private final RemoteCommands remoteCommands;
    private final AccessLog accessLog;

    Guard(
            Authority authority,
            Grants grants,
            Supplier<Optional<SubjectDirectory>> subjects,
            Positions positions,
            String grantsLog,
            RemoteCommands remoteCommands,
            AccessLog accessLog) {
        this.authority = authority;
        this.grants = grants;
        this.subjects = subjects;
        this.positions = positions;
        this.grantsLog = grantsLog;
        this.remoteCommands = remoteCommands;
        this.accessLog = accessLog;
    }

    /**
     * Lets a query pass: what is about the whole study may be asked by whoever has the role at one of its sites.
     *
     * @throws NotAuthenticated if nobody is acting
     * @throws NotAuthorized if the caller may not
     * @throws RuleViolated {@code UNKNOWN_STUDY} or {@code UNKNOWN_SUBJECT}
     * @throws NotYetKnown if this can't be decided yet
     */
    Permission permitQuery(Object query) {
        return permit(query, Reach.ANY_SITE);
    }

    /** As {@link #permitQuery}, for a command: what changes the whole study needs the role in the whole study. */
    Permission permitCommand(Object command) {
        return permit(command, Reach.WHOLE_STUDY);
    }

    private Permission permit(Object message, Reach ofStudy) {
        Acting acting = Acting.current().orElseThrow(NotAuthenticated::new);
        Subject subject = subjectOf(message, ofStudy);
        if (acting.caller().source().equals(Sources.POLICY)) {
            return subject.permitted("POLICY", Sources.POLICY);
        }
        if (remoteCommands.trusts(acting.caller(), message.getClass())) {
            return subject.permitted("SERVICE", Sources.POLICY);
        }
        NeedsScope scope = message.getClass().getAnnotation(NeedsScope.class);
        if (scope != null) {
            return acting.scopes().contains(scope.value())
                    ? subject.permitted(scope.value(), Sources.IMPORT)
                    : deny(acting, message, subject, "needs the scope " + scope.value());
        }
        if (message.getClass().isAnnotationPresent(OpenToTeam.class)) {
            return subject.permitted("", acting.caller().source());
        }
        return byGrant(acting, message, subject, ofStudy);
    }

    private Permission byGrant(Acting acting, Object message, Subject first, Reach ofStudy) {
        AllowedTo allowed = message.getClass().getAnnotation(AllowedTo.class);
        if (allowed == null || first.studyId() == null) {
            return deny(acting, message, first, message.getClass().getSimpleName() + " is open to nobody");
        }
        if (allowed.personally() && !acting.caller().person()) {
            return deny(acting, message, first, "only a person may do this");
        }
        Optional<Role> role = roleIn(first, allowed);
        if (role.isPresent() && first.isPlaced()) {
            return first.permitted(role.get().name(), acting.caller().source());
        }
        positions.catchUpUnless(grantsLog, () -> {
            Subject retried = subjectOf(message, ofStudy);
            return retried.isPlaced() && roleIn(retried, allowed).isPresent();
        });
        Subject second = subjectOf(message, ofStudy);
        Optional<Role> now = roleIn(second, allowed);
        if (now.isPresent() && second.isPlaced()) {
            return second.permitted(now.get().name(), acting.caller().source());
        }
        return refuse(acting, message, second, allowed);
    }

    private Permission refuse(Acting acting, Object message, Subject about, AllowedTo allowed) {
        String study = about.study();
        boolean member = !authority.sitesOf(study).isEmpty();
        if (!member && !grants.existIn(study)) {
            throw new RuleViolated(StarterRule.UNKNOWN_STUDY, "no study " + study);
        }
        if (member && !about.isPlaced()) {
            throw new RuleViolated(StarterRule.UNKNOWN_SUBJECT, "no subject " + about.subjectId() + " in " + study);
        }
        return deny(acting, message, about, "needs one of " + List.of(allowed.value()) + " in " + about.place());
    }

    private Permission deny(Acting acting, Object message, Subject about, String why) {
        accessLog.denied(acting, message.getClass().getSimpleName(), about.studyId(), about.siteId(), why);
        throw new NotAuthorized(why);
    }

    /** The first role of those allowed that the caller has where it is needed. */
    private Optional<Role> roleIn(Subject about, AllowedTo allowed) {
        List<GrantRow> held = authority.grantsIn(about.study());
        for (Role role : allowed.value()) {
            boolean granted = held.stream().anyMatch(grant -> grant.role() == role && about.isCoveredBy(grant));
            if (granted) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    private Subject subjectOf(Object message, Reach ofStudy) {
        String study = message instanceof InStudy inStudy ? inStudy.studyId() : null;
        String subject = message instanceof OfSubject ofSubject ? ofSubject.subjectId() : null;
        String site = null;
        if (message instanceof AtSite atSite) {
            site = atSite.siteId();
        } else if (study != null && subject != null) {
            String askedStudy = study;
            String askedSubject = subject;
            site = subjects.get()
                    .flatMap(directory -> directory.siteOf(askedStudy, askedSubject))
                    .orElse(null);
        }
        boolean isOfOneSite = message instanceof AtSite || subject != null;
        return new Subject(study, site, subject, isOfOneSite ? Reach.ONE_SITE : ofStudy);
    }

    /** Where the role must have been granted; in the whole study is always enough. */
    private enum Reach {
        ANY_SITE,
        ONE_SITE,
        WHOLE_STUDY
    }

    /** What a message is about. */
    private record Subject(
            @Nullable String studyId,
            @Nullable String siteId,
            @Nullable String subjectId,
            Reach reach) {

        /** False for a subject whose site is not known here. */
        boolean isPlaced() {
            return reach != Reach.ONE_SITE || siteId != null;
        }

        boolean isCoveredBy(GrantRow grant) {
            return switch (reach) {
                case ANY_SITE -> true;
                case ONE_SITE -> grant.covers(siteId);
                case WHOLE_STUDY -> grant.siteId() == null;
            };
        }

        String place() {
            if (reach == Reach.WHOLE_STUDY) {
                return "the whole of " + study();
            }
            if (siteId == null) {
                return study();
            }
            return study() + (subjectId == null ? " at site " + siteId : " at the subject's site");
        }

        String study() {
            return studyId == null ? "" : studyId;
        }

        Permission permitted(String role, String source) {
            return new Permission(role, studyId, siteId, subjectId, source);
        }
    }

    /** Values of the envelope's {@code source} that the starter itself decides. */
    static final class Sources {
        static final String POLICY = "policy";
        static final String IMPORT = "import";
        static final String GRPC = "grpc";
        static final Set<String> NAMED_BY_CLIENTS = Set.of("portal", "api", "fhir", "odm");

        private Sources() {}
    }
}
