package io.trialledger.enrollment.identity;

import static io.trialledger.enrollment.identity.IdentityRule.DISCLOSURE_ENDED;
import static io.trialledger.enrollment.identity.IdentityRule.IDENTITY_ERASED;
import static io.trialledger.enrollment.identity.IdentityRule.UNKNOWN_DISCLOSURE;

import io.trialledger.enrollment.subject.Identity;
import io.trialledger.model.RuleViolated;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Caller;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Seals;
import java.time.Clock;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Opens an identity for the person whose look at it is in the log. */
@Component
class IdentityAnswers {

    private final IdentityProjection projection;
    private final Positions positions;
    private final Seals seals;
    private final Clock clock;

    IdentityAnswers(IdentityProjection projection, Positions positions, Seals seals, Clock clock) {
        this.projection = projection;
        this.positions = positions;
        this.seals = seals;
        this.clock = clock;
    }

    @QueryHandler
    DisclosedIdentity answer(FindDisclosedIdentity q) {
        String subject = IdentityProjection.id(q.studyId(), q.subjectId());
        Disclosure disclosure = positions
                .findAfterCatchUp(() -> projection.disclosures().at(subject + "/" + q.disclosureId(), q.asOf()))
                .map(Disclosure::of)
                .filter(found -> found.isOf(Caller.current().id()))
                .orElseThrow(() -> new RuleViolated(UNKNOWN_DISCLOSURE, "none of yours"));
        RuleViolated.unless(!disclosure.isOver(clock.instant()), DISCLOSURE_ENDED, "it ended at " + disclosure.until());
        return projection
                .identities()
                .at(subject, q.asOf())
                .flatMap(row ->
                        Sealed.<Identity>decode(row.getString("identity")).reveal(Identity.PLAIN, seals.keys()))
                .map(identity -> view(identity, disclosure))
                .orElseThrow(() -> new RuleViolated(IDENTITY_ERASED, "the identity was erased"));
    }

    private static DisclosedIdentity view(Identity identity, Disclosure disclosure) {
        return new DisclosedIdentity(
                identity.familyName(),
                identity.givenName(),
                identity.birthDate().text(),
                identity.contact(),
                disclosure.at().toString(),
                disclosure.until().toString());
    }
}
