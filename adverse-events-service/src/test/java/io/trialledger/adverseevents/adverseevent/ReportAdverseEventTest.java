package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.Records.AWARE;
import static io.trialledger.adverseevents.adverseevent.Records.CLOCKS;
import static io.trialledger.adverseevents.adverseevent.Records.ID;
import static io.trialledger.adverseevents.adverseevent.Records.KEYS;
import static io.trialledger.adverseevents.adverseevent.Records.RECEIVED;
import static io.trialledger.adverseevents.adverseevent.Records.day;
import static io.trialledger.adverseevents.adverseevent.Records.queried;
import static io.trialledger.adverseevents.adverseevent.Records.rash;
import static io.trialledger.adverseevents.adverseevent.Records.report;
import static io.trialledger.adverseevents.adverseevent.Records.reported;
import static io.trialledger.adverseevents.adverseevent.SeriousnessCriterion.DEATH;
import static io.trialledger.adverseevents.adverseevent.SeriousnessCriterion.HOSPITALIZATION;
import static io.trialledger.adverseevents.adverseevent.SeriousnessCriterion.LIFE_THREATENING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportAdverseEventTest {

    private final AggregateTestFixture<AdverseEvent> fixture = Records.fixture();

    @Test
    void keeps_the_record_as_given() {
        ReportAdverseEvent rash = report(rash());

        fixture.givenNoPriorActivity()
                .when(rash)
                .expectSuccessfulHandlerExecution()
                .expectEvents(new AdverseEventReported(
                        ID.study(), "701", ID.subject(), ID.event(), rash.adverseEvent(), Set.of()));
    }

    @Test
    void says_nothing_twice() {
        fixture.given(reported(rash()))
                .when(report(rash()))
                .expectNoEvents()
                .expectResultMessagePayload(new Recorded(1, false, true, Set.of(), Set.of(), Set.of()));
    }

    @Test
    void compares_the_words_though_they_are_sealed() {
        Records.Draft itching = rash();
        itching.term = "ITCHING";

        fixture.given(reported(rash()))
                .when(report(itching))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.CHANGE_NEEDS_REASON);
    }

    @Test
    void takes_erased_words_for_others() {
        AdverseEventReported before = reported(rash());
        KEYS.destroy(before.adverseEvent().term());

        fixture.given(before).when(report(rash())).expectExceptionDetails(AdverseEventRule.CHANGE_NEEDS_REASON);
    }

    @Test
    void takes_another_content_with_a_reason_as_a_follow_up() {
        ReportAdverseEvent worse = withReason(report(rash().severity(Severity.SEVERE)));

        fixture.given(reported(rash()))
                .when(worse)
                .expectEvents(new AdverseEventFollowedUp(
                        ID.study(), "701", ID.subject(), ID.event(), 2, true, worse.adverseEvent(), Set.of()));
    }

    @Test
    void refuses_a_version_the_client_did_not_see() {
        ReportAdverseEvent c = report(rash());

        fixture.givenNoPriorActivity()
                .when(new ReportAdverseEvent(c.id(), c.adverseEvent(), c.standing(), RECEIVED, true, 3))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.STALE_VERSION);
    }

    @ParameterizedTest
    @MethodSource
    void refuses_a_date_that_has_not_come(Records.Draft draft) {
        fixture.givenNoPriorActivity()
                .when(report(draft))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.DATE_IN_FUTURE);
    }

    static Stream<Records.Draft> refuses_a_date_that_has_not_come() {
        return Stream.of(
                rash().onset("2026-02-12"),
                rash().onset("2026-03"),
                rash().onset("2027"),
                rash().end("2026-02-12"),
                rash().reportedOn("2026-02-12"),
                rash().aware("2026-02-10T12:06:00Z"));
    }

    @ParameterizedTest
    @MethodSource
    void takes_a_date_that_may_have_come(Records.Draft draft) {
        fixture.givenNoPriorActivity().when(report(draft)).expectSuccessfulHandlerExecution();
    }

    static Stream<Records.Draft> takes_a_date_that_may_have_come() {
        return Stream.of(
                rash().onset("2026-02-11"),
                rash().onset("2026-02"),
                rash().onset("2026"),
                rash().onset("1998-07-01"),
                rash().aware("2026-02-10T12:04:00Z"));
    }

    @Test
    void a_serious_one_says_when_the_site_learnt_of_it() {
        fixture.givenNoPriorActivity()
                .when(report(rash().serious(HOSPITALIZATION).aware(null)))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.AWARENESS_REQUIRED);
    }

    @ParameterizedTest
    @MethodSource
    void queries_a_contradiction(Records.Draft draft, QueryRule expected) {
        assertThat(queriesOf(draft)).containsOnly(expected);
    }

    static Stream<Arguments> queries_a_contradiction() {
        String aware = AWARE.toString();
        return Stream.of(
                Arguments.of(rash().because(HOSPITALIZATION).aware(aware), QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA),
                Arguments.of(rash().serious(), QueryRule.SERIOUS_WITHOUT_CRITERION),
                Arguments.of(
                        rash().serious(HOSPITALIZATION).outcome(Outcome.FATAL).end("2026-02-09"),
                        QueryRule.FATAL_WITHOUT_DEATH_CRITERION),
                Arguments.of(rash().serious(DEATH), QueryRule.DEATH_WITHOUT_FATAL_OUTCOME),
                Arguments.of(rash().end("2026-01-31").outcome(Outcome.RECOVERED), QueryRule.END_BEFORE_ONSET),
                Arguments.of(rash().end("2026-02-03").ongoing().outcome(Outcome.UNKNOWN), QueryRule.ONGOING_WITH_END),
                Arguments.of(rash().ongoing().outcome(Outcome.RECOVERED), QueryRule.ONGOING_CONTRADICTS_OUTCOME),
                Arguments.of(rash().end("2026-02-03"), QueryRule.END_CONTRADICTS_OUTCOME),
                Arguments.of(rash().outcome(Outcome.RECOVERED), QueryRule.RECOVERED_WITHOUT_END),
                Arguments.of(rash().onset(null), QueryRule.ONSET_MISSING),
                Arguments.of(rash().serious(HOSPITALIZATION).aware("2026-02-09T11:59:59Z"), QueryRule.REPORTED_LATE));
    }

    @Test
    void a_partial_end_within_the_onset_contradicts_nothing() {
        assertThat(queriesOf(rash().end("2026-02").outcome(Outcome.RECOVERED))).isEmpty();
    }

    @Test
    void asks_for_the_awareness_of_one_that_is_serious_by_its_criteria_alone() {
        assertThat(queriesOf(rash().because(HOSPITALIZATION)))
                .containsExactlyInAnyOrder(QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA, QueryRule.AWARENESS_MISSING);
    }

    @ParameterizedTest
    @MethodSource
    void takes_and_flags_whatever_the_subject_status(SubjectStanding standing, String onset, Flag flag) {
        ReportAdverseEvent c = report(rash().onset(onset));

        assertThat(eventsOf(new ReportAdverseEvent(ID, c.adverseEvent(), standing, RECEIVED, false, null)))
                .first()
                .isInstanceOfSatisfying(
                        AdverseEventReported.class, e -> assertThat(e.flags()).contains(flag));
    }

    static Stream<Arguments> takes_and_flags_whatever_the_subject_status() {
        return Stream.of(
                Arguments.of(
                        new SubjectStanding("701", null, null, null, null), "2026-02-01", Flag.NO_CONSENT_RECORDED),
                Arguments.of(
                        new SubjectStanding("701", day("2026-02-02"), null, null, null),
                        "2026-02-01",
                        Flag.ONSET_BEFORE_CONSENT),
                Arguments.of(
                        new SubjectStanding("701", day("2026-01-02"), null, day("2026-02-02"), null),
                        "2026-02-01",
                        Flag.ONSET_BEFORE_RANDOMIZATION),
                Arguments.of(
                        new SubjectStanding("701", day("2026-01-02"), day("2026-01-03"), null, null),
                        "2026-02-01",
                        Flag.ONSET_AFTER_CONSENT_WITHDRAWN),
                Arguments.of(
                        new SubjectStanding("701", day("2026-01-02"), null, null, day("2026-01")),
                        "2026-02-01",
                        Flag.ONSET_AFTER_LEAVING_STUDY),
                Arguments.of(Records.RANDOMIZED, "2026-02", Flag.ONSET_PARTIAL));
    }

    @Test
    void queries_an_onset_before_consent() {
        ReportAdverseEvent c = report(rash());
        SubjectStanding consentedLater = new SubjectStanding("701", day("2026-02-05"), null, null, null);

        assertThat(eventsOf(new ReportAdverseEvent(ID, c.adverseEvent(), consentedLater, RECEIVED, false, null)))
                .contains(queried(QueryRule.ONSET_BEFORE_CONSENT, 1));
    }

    @Test
    void a_serious_one_starts_the_clocks_of_site_and_sponsor() {
        assertThat(eventsOf(report(rash().serious(HOSPITALIZATION))))
                .filteredOn(ObligationOpened.class::isInstance)
                .containsExactly(
                        new ObligationOpened(
                                ID.study(),
                                "701",
                                ID.subject(),
                                ID.event(),
                                "SITE_24_HOURS.1",
                                SafetyClock.SITE_24_HOURS,
                                1,
                                ClockBasis.AWARENESS,
                                AWARE,
                                AWARE.plusHours(24),
                                List.of(),
                                false),
                        new ObligationOpened(
                                ID.study(),
                                "701",
                                ID.subject(),
                                ID.event(),
                                "SPONSOR_15_DAYS.2",
                                SafetyClock.SPONSOR_15_DAYS,
                                1,
                                ClockBasis.RECEIPT,
                                RECEIVED.atOffset(ZoneOffset.UTC),
                                null,
                                CLOCKS.dueDays(RECEIVED, SafetyClock.SPONSOR_15_DAYS),
                                false));
    }

    @Test
    void a_contradiction_of_seriousness_makes_the_clocks_provisional() {
        assertThat(clocksOf(report(rash().because(LIFE_THREATENING).aware(AWARE.toString()))))
                .extracting(ObligationOpened::clock, ObligationOpened::provisional)
                .containsExactly(tuple(SafetyClock.SITE_24_HOURS, true), tuple(SafetyClock.SPONSOR_7_DAYS, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Causality.class,
            names = {"NOT_RELATED", "NONE"})
    void only_a_plain_no_of_the_investigator_spares_the_sponsors_clock(Causality no) {
        assertThat(clocksOf(report(rash().serious(HOSPITALIZATION).causality(no))))
                .extracting(ObligationOpened::clock)
                .containsExactly(SafetyClock.SITE_24_HOURS);
    }

    @Test
    void without_awareness_the_sites_clock_starts_with_receipt() {
        assertThat(clocksOf(report(rash().because(HOSPITALIZATION))))
                .first()
                .satisfies(o -> assertThat(o.basis()).isEqualTo(ClockBasis.RECEIPT))
                .satisfies(o -> assertThat(o.dueAt()).isEqualTo("2026-02-11T12:00Z"));
    }

    @Test
    void one_that_is_not_serious_starts_no_clock() {
        assertThat(clocksOf(report(rash()))).isEmpty();
    }

    @Test
    void a_death_is_reported_once_with_its_day() {
        assertThat(eventsOf(report(rash().because(DEATH).outcome(Outcome.FATAL).end("2026-02-09"))))
                .contains(new DeathReported(ID.study(), "701", ID.subject(), ID.event(), 1, day("2026-02-09")));
    }

    private static ReportAdverseEvent withReason(ReportAdverseEvent c) {
        return new ReportAdverseEvent(c.id(), c.adverseEvent(), c.standing(), c.receivedAt(), true, null);
    }

    private List<QueryRule> queriesOf(Records.Draft draft) {
        return eventsOf(report(draft)).stream()
                .filter(QueryOpened.class::isInstance)
                .map(e -> ((QueryOpened) e).rule())
                .toList();
    }

    private List<ObligationOpened> clocksOf(ReportAdverseEvent command) {
        return eventsOf(command).stream()
                .filter(ObligationOpened.class::isInstance)
                .map(ObligationOpened.class::cast)
                .toList();
    }

    private List<Object> eventsOf(ReportAdverseEvent command) {
        return Events.of(fixture.givenNoPriorActivity().when(command).expectSuccessfulHandlerExecution());
    }
}
