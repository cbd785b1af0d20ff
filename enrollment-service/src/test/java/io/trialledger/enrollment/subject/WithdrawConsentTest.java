package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.ATTESTED;
import static io.trialledger.enrollment.Pilot.CONSENTED;
import static io.trialledger.enrollment.Pilot.ENROLLED;
import static io.trialledger.enrollment.Pilot.FULFILLED;
import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.and;
import static io.trialledger.enrollment.Pilot.consented;
import static io.trialledger.enrollment.Pilot.screened;
import static io.trialledger.enrollment.subject.SubjectRule.CONSENT_WITHDRAWN;
import static io.trialledger.enrollment.subject.SubjectRule.UNKNOWN_CONSENT;
import static io.trialledger.enrollment.subject.SubjectRule.WITHDRAWAL_BEFORE_CONSENT;
import static io.trialledger.enrollment.subject.SubjectRule.WITHDRAWN_ONCE;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.Sealed;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WithdrawConsentTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    private final Sealed<String> reason = keys.sealed("moved away");

    @Test
    void records_a_withdrawal() {
        fixture.given((Object[]) consented())
                .when(withdraw("v1", ENROLLED, reason))
                .expectEvents(withdrawn(reason))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void knows_the_same_reason_sealed_anew() {
        fixture.given((Object[]) and(consented(), withdrawn(reason)))
                .when(withdraw("v1", ENROLLED, keys.sealed("moved away")))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_another_reason_for_a_withdrawal_that_stands() {
        fixture.given((Object[]) and(consented(), withdrawn(reason)))
                .when(withdraw("v1", ENROLLED, keys.sealed("lost interest")))
                .expectNoEvents()
                .expectExceptionDetails(WITHDRAWN_ONCE);
    }

    @Test
    void takes_any_reason_as_the_same_after_the_first_was_redacted() {
        keys.destroy(reason.scope());

        fixture.given((Object[]) and(consented(), withdrawn(reason)))
                .when(withdraw("v1", ENROLLED, keys.sealed("moved away")))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_a_version_never_given() {
        fixture.given((Object[]) consented())
                .when(withdraw("v2", ENROLLED, null))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_CONSENT);
    }

    @Test
    void refuses_a_day_before_the_consent() {
        fixture.given((Object[]) consented())
                .when(withdraw("v1", CONSENTED.minusDays(1), null))
                .expectNoEvents()
                .expectExceptionDetails(WITHDRAWAL_BEFORE_CONSENT);
    }

    @Test
    void ends_what_needs_a_consent() {
        fixture.given((Object[]) and(screened(), withdrawn(null)))
                .when(new AttestEligibility(STUDY, SUBJECT, ATTESTED, FULFILLED, null, null, NOW, null))
                .expectNoEvents()
                .expectExceptionDetails(CONSENT_WITHDRAWN);
    }

    private static WithdrawConsent withdraw(String version, LocalDate on, @Nullable Sealed<String> reason) {
        return new WithdrawConsent(STUDY, SUBJECT, version, WithdrawalScope.DATA_COLLECTION, on, reason, NOW, null);
    }

    private static ConsentWithdrawn withdrawn(@Nullable Sealed<String> reason) {
        return new ConsentWithdrawn(STUDY, SUBJECT, "v1", WithdrawalScope.DATA_COLLECTION, ENROLLED, reason);
    }
}
