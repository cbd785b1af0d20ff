package io.trialledger.enrollment.subject;

import static io.trialledger.enrollment.Pilot.ATTESTED;
import static io.trialledger.enrollment.Pilot.FULFILLED;
import static io.trialledger.enrollment.Pilot.NOW;
import static io.trialledger.enrollment.Pilot.STUDY;
import static io.trialledger.enrollment.Pilot.SUBJECT;
import static io.trialledger.enrollment.Pilot.consented;
import static io.trialledger.enrollment.Pilot.eligible;
import static io.trialledger.enrollment.Pilot.screened;
import static io.trialledger.enrollment.subject.SubjectRule.ATTESTED_ONCE;
import static io.trialledger.enrollment.subject.SubjectRule.CRITERIA_UNANSWERED;
import static io.trialledger.enrollment.subject.SubjectRule.CRITERION_ANSWERED_TWICE;
import static io.trialledger.enrollment.subject.SubjectRule.FAILURE_REASON_NEEDED;
import static io.trialledger.enrollment.subject.SubjectRule.FAILURE_REASON_UNEXPECTED;
import static io.trialledger.enrollment.subject.SubjectRule.SCREENING_BEFORE_ELIGIBILITY;
import static io.trialledger.enrollment.subject.SubjectRule.UNKNOWN_CRITERION;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.Sealed;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttestEligibilityTest {

    private final Keys keys = new Keys();
    private final FixtureConfiguration<Subject> fixture = SubjectFixture.with(keys);

    @Test
    void attests_when_every_criterion_is_fulfilled() {
        fixture.given((Object[]) screened())
                .when(attest(FULFILLED, null))
                .expectEvents(new EligibilityAttested(STUDY, SUBJECT, "2", ATTESTED, FULFILLED, null))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void fails_screening_on_an_inclusion_criterion_not_met_and_an_exclusion_criterion_met() {
        Sealed<String> reason = keys.sealed("too young, and took part before");

        fixture.given((Object[]) screened())
                .when(attest(answers(false, true, true), reason))
                .expectEvents(new ScreeningFailed(
                        STUDY,
                        SUBJECT,
                        "2",
                        ATTESTED,
                        answers(false, true, true),
                        List.of("IN01", "EX01"),
                        reason,
                        null));
    }

    @Test
    void refuses_a_criterion_left_out() {
        fixture.given((Object[]) screened())
                .when(attest(FULFILLED.subList(0, 2), null))
                .expectNoEvents()
                .expectExceptionDetails(CRITERIA_UNANSWERED)
                .expectExceptionMessage(org.hamcrest.Matchers.containsString("EX01"));
    }

    @Test
    void refuses_a_criterion_answered_twice() {
        fixture.given((Object[]) screened())
                .when(attest(with(FULFILLED, new CriterionAnswer("IN01", true)), null))
                .expectNoEvents()
                .expectExceptionDetails(CRITERION_ANSWERED_TWICE);
    }

    @Test
    void refuses_a_criterion_the_protocol_does_not_have() {
        fixture.given((Object[]) screened())
                .when(attest(with(FULFILLED, new CriterionAnswer("IN99", true)), null))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_CRITERION);
    }

    @Test
    void refuses_a_failure_without_a_reason() {
        fixture.given((Object[]) screened())
                .when(attest(answers(false, true, false), null))
                .expectNoEvents()
                .expectExceptionDetails(FAILURE_REASON_NEEDED);
    }

    @Test
    void refuses_a_reason_without_a_failure() {
        fixture.given((Object[]) screened())
                .when(attest(FULFILLED, keys.sealed("?")))
                .expectNoEvents()
                .expectExceptionDetails(FAILURE_REASON_UNEXPECTED);
    }

    @Test
    void refuses_to_attest_before_screening() {
        fixture.given((Object[]) consented())
                .when(attest(FULFILLED, null))
                .expectNoEvents()
                .expectExceptionDetails(SCREENING_BEFORE_ELIGIBILITY);
    }

    @Test
    void takes_the_same_again_without_an_event() {
        fixture.given((Object[]) eligible())
                .when(attest(FULFILLED, null))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    void refuses_other_answers_later() {
        fixture.given((Object[]) eligible())
                .when(attest(answers(false, true, false), keys.sealed("too young")))
                .expectNoEvents()
                .expectExceptionDetails(ATTESTED_ONCE);
    }

    private static AttestEligibility attest(List<CriterionAnswer> answers, @Nullable Sealed<String> reason) {
        return new AttestEligibility(STUDY, SUBJECT, ATTESTED, answers, reason, null, NOW, null);
    }

    private static List<CriterionAnswer> answers(boolean in01, boolean in02, boolean ex01) {
        return List.of(
                new CriterionAnswer("IN01", in01),
                new CriterionAnswer("IN02", in02),
                new CriterionAnswer("EX01", ex01));
    }

    private static List<CriterionAnswer> with(List<CriterionAnswer> answers, CriterionAnswer more) {
        return Stream.concat(answers.stream(), Stream.of(more)).toList();
    }
}
