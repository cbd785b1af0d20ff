package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.and;
import static io.trialledger.enrollment.Pilot.registered;
import static io.trialledger.enrollment.subject.SubjectRule.DATE_IN_FUTURE;
import static io.trialledger.enrollment.subject.SubjectRule.IDENTITY_ERASED;
import static io.trialledger.enrollment.subject.SubjectRule.REASON_REQUIRED;
import static io.trialledger.enrollment.subject.SubjectRule.STALE_VERSION;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.PartialDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordIdentityTest {

    private static final Identity ANA = new Identity("Núñez", "Ana", new PartialDate("1950-02"), null);
    private static final Identity ANNE = new Identity("Núñez", "Anne", new PartialDate("1950-02"), null);

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    @Test
    void keeps_who_the_subject_is() {
        expect(ANA, fixture.given((Object[]) registered()).when(record(ANA, false)));
    }

    @Test
    void takes_the_same_again_without_an_event() {
        fixture.given((Object[]) kept(ANA))
                .when(record(ANA, false))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void changes_it_for_a_reason() {
        expect(ANNE, fixture.given((Object[]) kept(ANA)).when(record(ANNE, true)));
    }

    @Test
    void refuses_to_change_it_without_one() {
        fixture.given((Object[]) kept(ANA))
                .when(record(ANNE, false))
                .expectNoEvents()
                .expectExceptionDetails(REASON_REQUIRED);
    }

    @Test
    void refuses_a_birth_that_is_certainly_still_to_come() {
        fixture.given((Object[]) registered())
                .when(record(new Identity("Núñez", "Ana", new PartialDate("2026-04"), null), false))
                .expectNoEvents()
                .expectExceptionDetails(DATE_IN_FUTURE);
    }

    @Test
    void refuses_to_write_what_was_erased_anew() {
        SubjectEvent[] kept = kept(ANA);
        keys.destroy("subject/" + STUDY + "/" + SUBJECT);

        fixture.given((Object[]) kept).when(record(ANA, true)).expectNoEvents().expectExceptionDetails(IDENTITY_ERASED);
    }

    @Test
    void refuses_a_decision_on_another_version_of_the_subject() {
        fixture.given((Object[]) registered())
                .when(record(ANA, false, 7L))
                .expectNoEvents()
                .expectExceptionDetails(STALE_VERSION);
    }

    private void expect(Identity identity, ResultValidator<Subject> result) {
        result.expectEventsMatching(payloadsMatching(exactSequenceOf(predicate(event -> event
                        instanceof IdentityRecorded e
                && e.identity().scope().equals("subject/" + STUDY + "/" + SUBJECT)
                && e.identity().reveal(Identity.PLAIN, keys).orElseThrow().equals(identity)))));
    }

    private SubjectEvent[] kept(Identity identity) {
        return and(
                registered(),
                new IdentityRecorded(STUDY, SUBJECT, identity.sealed(new SubjectId(STUDY, SUBJECT), keys)));
    }

    private static RecordIdentity record(Identity identity, boolean reasonGiven) {
        return record(identity, reasonGiven, null);
    }

    private static RecordIdentity record(Identity identity, boolean reasonGiven, @Nullable Long version) {
        return new RecordIdentity(STUDY, SUBJECT, identity, reasonGiven, NOW, version);
    }
}
