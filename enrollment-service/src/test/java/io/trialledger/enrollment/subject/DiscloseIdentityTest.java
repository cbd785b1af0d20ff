package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.and;
import static io.trialledger.enrollment.Pilot.registered;
import static io.trialledger.enrollment.subject.SubjectRule.NO_IDENTITY;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.PartialDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class DiscloseIdentityTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    @Test
    void is_recorded() {
        fixture.given((Object[]) kept())
                .when(new DiscloseIdentity(STUDY, SUBJECT, "d1"))
                .expectEvents(new IdentityDisclosed(STUDY, SUBJECT, "d1", 1));
    }

    @Test
    void is_recorded_each_time() {
        fixture.given((Object[]) and(kept(), new IdentityDisclosed(STUDY, SUBJECT, "d1", 1)))
                .when(new DiscloseIdentity(STUDY, SUBJECT, "d2"))
                .expectEvents(new IdentityDisclosed(STUDY, SUBJECT, "d2", 2));
    }

    @Test
    void needs_something_to_disclose() {
        fixture.given((Object[]) registered())
                .when(new DiscloseIdentity(STUDY, SUBJECT, "d1"))
                .expectNoEvents()
                .expectExceptionDetails(NO_IDENTITY);
    }

    private SubjectEvent[] kept() {
        Identity identity = new Identity("Núñez", "Ana", new PartialDate("1950"), null);
        return and(
                registered(),
                new IdentityRecorded(STUDY, SUBJECT, identity.sealed(new SubjectId(STUDY, SUBJECT), keys)));
    }
}
