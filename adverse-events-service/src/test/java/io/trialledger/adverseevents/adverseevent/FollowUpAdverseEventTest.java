package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.Records.AWARE;
import static io.trialledger.adverseevents.adverseevent.Records.ID;
import static io.trialledger.adverseevents.adverseevent.Records.RECEIVED;
import static io.trialledger.adverseevents.adverseevent.Records.day;
import static io.trialledger.adverseevents.adverseevent.Records.followUp;
import static io.trialledger.adverseevents.adverseevent.Records.rash;
import static io.trialledger.adverseevents.adverseevent.Records.report;
import static io.trialledger.adverseevents.adverseevent.Records.reported;
import static io.trialledger.adverseevents.adverseevent.SeriousnessCriterion.DEATH;
import static io.trialledger.adverseevents.adverseevent.SeriousnessCriterion.HOSPITALIZATION;
import static io.trialledger.adverseevents.adverseevent.SeriousnessCriterion.LIFE_THREATENING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class FollowUpAdverseEventTest {

    private final AggregateTestFixture<AdverseEvent> fixture = Records.fixture();

    @Test
    void adds_a_version() {
        FollowUpAdverseEvent recovered =
                followUp(rash().outcome(Outcome.RECOVERED).end("2026-02-09"));

        fixture.given(reported(rash()))
                .when(recovered)
                .expectResultMessagePayload(new Recorded(2, true, true, Set.of(), Set.of(), Set.of()))
                .expectEvents(new AdverseEventFollowedUp(
                        ID.study(), "701", ID.subject(), ID.event(), 2, true, recovered.adverseEvent(), Set.of()));
    }

    @Test
    void refuses_what_was_never_reported() {
        fixture.givenNoPriorActivity()
                .when(followUp(rash()))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.UNKNOWN_ADVERSE_EVENT);
    }

    @Test
    void refuses_a_version_the_client_did_not_see() {
        FollowUpAdverseEvent c = followUp(rash().severity(Severity.SEVERE));

        fixture.given(reported(rash()))
                .when(new FollowUpAdverseEvent(ID, c.adverseEvent(), c.standing(), c.receivedAt(), 2))
                .expectNoEvents()
                .expectExceptionDetails(AdverseEventRule.STALE_VERSION);
    }

    @Test
    void says_nothing_twice() {
        fixture.given(reported(rash())).when(followUp(rash())).expectNoEvents();
    }

    @Test
    void a_repeated_command_is_answered_as_the_first_time_whatever_was_said_since() {
        FollowUpAdverseEvent serious = new FollowUpAdverseEvent(
                ID, rash().serious().outcome(Outcome.UNKNOWN).sealed(), Records.RANDOMIZED, RECEIVED, 1);
        Map<String, String> id = Map.of("commandId", "c1");
        Recorded first = new Recorded(
                2,
                true,
                true,
                Set.of(),
                Set.of(QueryRule.SERIOUS_WITHOUT_CRITERION),
                Set.of(SafetyClock.SITE_24_HOURS, SafetyClock.SPONSOR_7_DAYS));

        identified().givenCommands(report(rash())).when(serious, id).expectResultMessagePayload(first);
        identified()
                .givenCommands(
                        report(rash()),
                        new GenericCommandMessage<>(serious, id),
                        new GenericCommandMessage<>(
                                followUp(rash().serious(HOSPITALIZATION)), Map.of("commandId", "c2")))
                .when(serious, id)
                .expectNoEvents()
                .expectResultMessagePayload(first);
    }

    /** Events carry the id of their command, as in the running service. */
    private static AggregateTestFixture<AdverseEvent> identified() {
        AggregateTestFixture<AdverseEvent> fixture = Records.fixture();
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("commandId")));
        return fixture;
    }

    @Test
    void a_change_of_narrative_is_a_version() {
        fixture.given(reported(rash()))
                .when(followUp(rash().narrative("itches at night")))
                .expectSuccessfulHandlerExecution()
                .expectResultMessagePayload(new Recorded(2, true, true, Set.of(), Set.of(), Set.of()));
    }

    @Test
    void going_back_to_what_was_said_first_is_a_version() {
        givenCommands(report(rash()), followUp(rash().severity(Severity.SEVERE)))
                .when(followUp(rash()))
                .expectResultMessagePayload(new Recorded(3, true, true, Set.of(), Set.of(), Set.of()));
    }

    @Test
    void a_record_written_earlier_is_kept_without_becoming_present() {
        assertThat(eventsOf(
                        givenCommands(report(rash().severity(Severity.SEVERE).reportedOn("2026-02-09"))),
                        followUp(rash().reportedOn("2026-02-02"))))
                .singleElement()
                .isInstanceOfSatisfying(AdverseEventFollowedUp.class, e -> {
                    assertThat(e.present()).isFalse();
                    assertThat(e.flags()).containsExactly(Flag.EARLIER_RECORD);
                });
    }

    @Test
    void sending_again_what_an_earlier_record_said_adds_nothing() {
        givenCommands(
                        report(rash().severity(Severity.SEVERE).reportedOn("2026-02-09")),
                        followUp(rash().reportedOn("2026-02-02")))
                .when(followUp(rash().reportedOn("2026-02-02")))
                .expectNoEvents();
    }

    @Test
    void sending_a_numbered_record_again_adds_nothing_even_after_another() {
        givenCommands(
                        report(rash().sourceRecord("1")),
                        followUp(rash().severity(Severity.SEVERE).sourceRecord("2")))
                .when(followUp(rash().sourceRecord("1")))
                .expectNoEvents();
    }

    @Test
    void a_system_with_one_number_for_all_its_records_can_take_a_change_back() {
        givenCommands(
                        report(rash().sourceRecord("1")),
                        followUp(rash().severity(Severity.SEVERE).sourceRecord("1")))
                .when(followUp(rash().sourceRecord("1")))
                .expectResultMessagePayload(new Recorded(3, true, true, Set.of(), Set.of(), Set.of()));
    }

    @Test
    void a_query_closes_itself_when_the_contradiction_is_gone() {
        assertThat(eventsOf(
                        givenCommands(report(rash().because(HOSPITALIZATION).aware(AWARE.toString()))),
                        followUp(rash().serious(HOSPITALIZATION))))
                .contains(new QueryResolved(
                        ID.study(), "701", ID.subject(), ID.event(), QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA, 1, 2));
    }

    @Test
    void a_query_that_stands_is_not_opened_again() {
        assertThat(eventsOf(
                        givenCommands(report(rash().because(HOSPITALIZATION).aware(AWARE.toString()))),
                        followUp(rash().because(HOSPITALIZATION)
                                .aware(AWARE.toString())
                                .severity(Severity.SEVERE))))
                .singleElement()
                .isInstanceOf(AdverseEventFollowedUp.class);
    }

    @Test
    void lateness_is_never_taken_back() {
        assertThat(eventsOf(
                        givenCommands(report(rash().serious(HOSPITALIZATION).aware("2026-02-08T12:00:00Z"))),
                        followUp(rash().serious(HOSPITALIZATION).aware("2026-02-10T11:00:00Z"))))
                .noneMatch(QueryResolved.class::isInstance);
    }

    @Test
    void an_answer_that_confirms_seriousness_makes_the_clocks_certain() {
        assertThat(eventsOf(
                        givenCommands(report(rash().because(HOSPITALIZATION).aware(AWARE.toString()))),
                        followUp(rash().serious(HOSPITALIZATION))))
                .contains(
                        new ObligationConfirmed(ID.study(), "701", ID.subject(), ID.event(), "SITE_24_HOURS.1", 2),
                        new ObligationConfirmed(ID.study(), "701", ID.subject(), ID.event(), "SPONSOR_15_DAYS.2", 2))
                .noneMatch(ObligationOpened.class::isInstance);
    }

    @Test
    void an_answer_that_denies_it_lifts_the_provisional_clocks() {
        assertThat(eventsOf(
                        givenCommands(report(rash().because(HOSPITALIZATION).aware(AWARE.toString()))),
                        followUp(rash())))
                .contains(
                        new ObligationLifted(ID.study(), "701", ID.subject(), ID.event(), "SITE_24_HOURS.1", 2),
                        new ObligationLifted(ID.study(), "701", ID.subject(), ID.event(), "SPONSOR_15_DAYS.2", 2));
    }

    @Test
    void a_downgrade_leaves_certain_clocks_alone() {
        assertThat(eventsOf(givenCommands(report(rash().serious(HOSPITALIZATION))), followUp(rash())))
                .singleElement()
                .isInstanceOf(AdverseEventFollowedUp.class);
    }

    @Test
    void taking_causality_back_leaves_the_sponsors_clock_alone() {
        assertThat(eventsOf(
                        givenCommands(report(rash().serious(HOSPITALIZATION))),
                        followUp(rash().serious(HOSPITALIZATION).causality(Causality.NOT_RELATED))))
                .singleElement()
                .isInstanceOf(AdverseEventFollowedUp.class);
    }

    @Test
    void becoming_serious_starts_clocks_of_its_own_day_zero() {
        assertThat(clocksOf(givenCommands(report(rash())), followUp(rash().serious(HOSPITALIZATION))))
                .extracting(ObligationOpened::clock, o -> o.startedAt().toInstant())
                .containsExactly(
                        tuple(SafetyClock.SITE_24_HOURS, AWARE.toInstant()),
                        tuple(SafetyClock.SPONSOR_15_DAYS, RECEIVED.plusSeconds(3600)));
    }

    @Test
    void becoming_life_threatening_starts_seven_days_beside_the_fifteen() {
        assertThat(clocksOf(
                        givenCommands(report(rash().serious(HOSPITALIZATION))),
                        followUp(rash().serious(HOSPITALIZATION, LIFE_THREATENING)
                                .aware("2026-02-10T12:30:00Z"))))
                .extracting(ObligationOpened::clock, ObligationOpened::obligationId)
                .containsExactly(
                        tuple(SafetyClock.SITE_24_HOURS, "SITE_24_HOURS.3"),
                        tuple(SafetyClock.SPONSOR_7_DAYS, "SPONSOR_7_DAYS.4"));
    }

    @Test
    void more_news_without_an_upgrade_starts_no_clock() {
        assertThat(clocksOf(
                        givenCommands(report(rash().serious(LIFE_THREATENING))),
                        followUp(rash().serious(LIFE_THREATENING, HOSPITALIZATION)
                                .aware("2026-02-10T12:30:00Z"))))
                .isEmpty();
    }

    @Test
    void being_judged_related_after_all_starts_the_sponsors_clock() {
        assertThat(clocksOf(
                        givenCommands(report(rash().serious(HOSPITALIZATION).causality(Causality.NONE))),
                        followUp(rash().serious(HOSPITALIZATION).causality(Causality.REMOTE))))
                .extracting(ObligationOpened::clock)
                .containsExactly(SafetyClock.SPONSOR_15_DAYS);
    }

    @Test
    void naming_the_reason_turns_feared_seven_days_into_fifteen_of_the_same_day_zero() {
        List<Object> events = eventsOf(
                givenCommands(report(rash().serious().outcome(Outcome.UNKNOWN))),
                followUp(rash().serious(HOSPITALIZATION).outcome(Outcome.UNKNOWN)));

        assertThat(events)
                .contains(new ObligationLifted(ID.study(), "701", ID.subject(), ID.event(), "SPONSOR_7_DAYS.2", 2));
        assertThat(events)
                .filteredOn(ObligationOpened.class::isInstance)
                .map(ObligationOpened.class::cast)
                .extracting(ObligationOpened::clock, o -> o.startedAt().toInstant())
                .containsExactly(tuple(SafetyClock.SPONSOR_15_DAYS, RECEIVED));
    }

    @Test
    void awareness_given_later_starts_the_clock_it_should_have_started() {
        assertThat(clocksOf(
                        givenCommands(report(rash().because(HOSPITALIZATION))),
                        followUp(rash().serious(HOSPITALIZATION))))
                .singleElement()
                .satisfies(o -> assertThat(o.basis()).isEqualTo(ClockBasis.AWARENESS));
    }

    @Test
    void an_earlier_record_that_was_serious_starts_provisional_clocks() {
        assertThat(clocksOf(
                        givenCommands(report(rash().reportedOn("2026-02-09"))),
                        followUp(rash().serious(HOSPITALIZATION).reportedOn("2026-02-02"))))
                .extracting(ObligationOpened::provisional)
                .containsExactly(true, true);
    }

    @Test
    void a_death_that_comes_to_light_is_reported_once() {
        assertThat(eventsOf(
                        givenCommands(report(rash().serious(HOSPITALIZATION))),
                        followUp(rash().serious(DEATH).outcome(Outcome.FATAL).end("2026-02-10"))))
                .contains(new DeathReported(ID.study(), "701", ID.subject(), ID.event(), 2, day("2026-02-10")));
        assertThat(eventsOf(
                        givenCommands(report(
                                rash().serious(DEATH).outcome(Outcome.FATAL).end("2026-02-10"))),
                        followUp(rash().serious(DEATH).outcome(Outcome.FATAL).end("2026-02-09"))))
                .noneMatch(DeathReported.class::isInstance);
    }

    private TestExecutor<AdverseEvent> givenCommands(Object... commands) {
        return Records.fixture().givenCommands(commands);
    }

    private static List<ObligationOpened> clocksOf(TestExecutor<AdverseEvent> given, Object command) {
        return eventsOf(given, command).stream()
                .filter(ObligationOpened.class::isInstance)
                .map(ObligationOpened.class::cast)
                .toList();
    }

    private static List<Object> eventsOf(TestExecutor<AdverseEvent> given, Object command) {
        return Events.of(given.when(command).expectSuccessfulHandlerExecution());
    }
}
