package io.trialledger.visits.schedule;

import static io.trialledger.visits.schedule.Lzzt.NOW;
import static io.trialledger.visits.schedule.Lzzt.SITE;
import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.schedule.Lzzt.consented;
import static io.trialledger.visits.schedule.Lzzt.dosed;
import static io.trialledger.visits.schedule.Lzzt.left;
import static io.trialledger.visits.schedule.Lzzt.on;
import static io.trialledger.visits.schedule.Lzzt.opened;
import static io.trialledger.visits.schedule.Lzzt.planned;
import static io.trialledger.visits.schedule.Lzzt.withdrawn;
import static io.trialledger.visits.schedule.ScheduleRule.AFTER_WITHDRAWAL;
import static io.trialledger.visits.schedule.ScheduleRule.BEFORE_CONSENT;
import static io.trialledger.visits.schedule.ScheduleRule.DATE_AND_NOT_DONE;
import static io.trialledger.visits.schedule.ScheduleRule.DATE_INVALID;
import static io.trialledger.visits.schedule.ScheduleRule.DATE_IN_FUTURE;
import static io.trialledger.visits.schedule.ScheduleRule.NO_CONSENT;
import static io.trialledger.visits.schedule.ScheduleRule.REASON_REQUIRED;
import static io.trialledger.visits.schedule.ScheduleRule.STALE_VERSION;
import static io.trialledger.visits.schedule.ScheduleRule.UNKNOWN_VISIT;
import static io.trialledger.visits.schedule.ScheduleRule.VISIT_KEY_MALFORMED;
import static org.axonframework.test.matchers.Matchers.matches;

import io.trialledger.model.Sealed;
import io.trialledger.starter.RuleRefusals;
import io.trialledger.visits.Keys;
import io.trialledger.visits.schedule.Placement.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaceVisitTest {

    private static final Due WK2 = new Due("2014-01-16", "2014-01-13", "2014-01-19", false);

    private final AggregateTestFixture<Schedule> fixture = new AggregateTestFixture<>(Schedule.class);
    private final Sealed<String> reason = new Keys().seal("typing error");

    @BeforeEach
    void refusals() {
        fixture.registerCommandHandlerInterceptor(new RuleRefusals());
    }

    private TestExecutor<Schedule> dosedSubject() {
        return fixture.given(opened(), consented(), planned(), dosed("2014-01-02"));
    }

    private static PlaceVisit place(String visit, @Nullable String date) {
        return place(visit, date, null, null, NOW);
    }

    private static PlaceVisit place(
            String visit,
            @Nullable String date,
            @Nullable Sealed<String> notDone,
            @Nullable Sealed<String> reason,
            Instant receivedAt) {
        return new PlaceVisit(
                Lzzt.id(), visit, null, null, date == null ? null : on(date), null, notDone, reason, receivedAt);
    }

    /** @param seen null if there was none */
    private PlaceVisit having(@Nullable String seen, PlaceVisit c) {
        DateSeen dateSeen = new DateSeen(seen == null ? null : on(seen));
        return new PlaceVisit(
                c.schedule(), c.visit(), null, null, c.date(), dateSeen, c.notDone(), c.reason(), c.receivedAt());
    }

    private static VisitTookPlace took(String visit, boolean planned, String date, @Nullable Due due, Timing timing) {
        return new VisitTookPlace(STUDY, SUBJECT, SITE, visit, planned, null, on(date), due, timing, null);
    }

    @Test
    void records_a_planned_visit_with_the_window_shown() {
        dosedSubject()
                .when(place("WK2", "2014-01-20"))
                .expectSuccessfulHandlerExecution()
                .expectEvents(took("WK2", true, "2014-01-20", WK2, Timing.LATE));
    }

    @Test
    void records_an_unscheduled_visit() {
        dosedSubject()
                .when(place("UNS-8.2", "2014-03-01T09:30"))
                .expectSuccessfulHandlerExecution()
                .expectEvents(took("UNS-8.2", false, "2014-03-01T09:30", null, Timing.NO_WINDOW));
    }

    @Test
    void changes_nothing_for_the_same_date() {
        dosedSubject()
                .when(place("DOSE", "2014-01-02"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void changes_a_date_only_with_a_reason() {
        dosedSubject().when(place("DOSE", "2014-01-03")).expectNoEvents().expectExceptionDetails(REASON_REQUIRED);
    }

    @Test
    void keeps_the_old_date_in_a_correction() {
        dosedSubject()
                .when(place("DOSE", "2014-01-03", null, reason, NOW))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new VisitDateCorrected(
                        STUDY,
                        SUBJECT,
                        SITE,
                        "DOSE",
                        on("2014-01-02"),
                        on("2014-01-03"),
                        reason,
                        new Due("2014-01-03", null, null, false),
                        Timing.NO_WINDOW,
                        null));
    }

    @Test
    void refuses_to_change_a_date_that_its_writer_has_not_seen() {
        for (String seen : Arrays.asList("2014-01-01", null)) {
            for (PlaceVisit stale : List.of(
                    having(seen, place("DOSE", "2014-01-03", null, reason, NOW)),
                    having(seen, place("DOSE", null, reason, null, NOW)))) {
                dosedSubject().when(stale).expectNoEvents().expectExceptionDetails(STALE_VERSION);
            }
        }
        fixture.given(opened(), consented(), planned())
                .when(having("2014-01-01", place("DOSE", "2014-01-03")))
                .expectNoEvents()
                .expectExceptionDetails(STALE_VERSION);
    }

    @Test
    void changes_a_date_that_its_writer_has_seen() {
        dosedSubject()
                .when(having("2014-01-02", place("DOSE", "2014-01-03", null, reason, NOW)))
                .expectSuccessfulHandlerExecution();
        fixture.given(opened(), consented(), planned())
                .when(having(null, place("DOSE", "2014-01-03")))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void takes_a_date_that_is_recorded_already_whatever_was_seen() {
        dosedSubject()
                .when(having(null, place("DOSE", "2014-01-02")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void records_that_a_visit_was_not_done_once() {
        VisitNotDone notDone = new VisitNotDone(STUDY, SUBJECT, SITE, "WK2", true, null, reason);
        dosedSubject()
                .when(place("WK2", null, reason, null, NOW))
                .expectSuccessfulHandlerExecution()
                .expectEvents(notDone);
        fixture.given(opened(), consented(), planned(), notDone)
                .when(place("WK2", null, reason, null, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void answers_a_repeated_command_as_the_first_time() {
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("commandId")));
        Map<String, String> sameId = Map.of("commandId", "c1");

        dosedSubject()
                .andGivenCommands(new GenericCommandMessage<>(place("WK2", "2014-01-16"), sameId))
                .when(place("WK2", "2014-01-16"), sameId)
                .expectNoEvents()
                .expectResultMessagePayloadMatching(
                        matches((Placement placement) -> placement.outcome() == Outcome.RECORDED));
    }

    @Test
    void refuses_a_date_before_consent() {
        dosedSubject().when(place("UNS-1", "2013-12-25")).expectNoEvents().expectExceptionDetails(BEFORE_CONSENT);
    }

    @Test
    void refuses_a_date_after_withdrawal_and_takes_the_day_itself() {
        fixture.given(opened(), consented(), planned(), withdrawn("2014-02-01"))
                .when(place("UNS-1", "2014-02-02"))
                .expectNoEvents()
                .expectExceptionDetails(AFTER_WITHDRAWAL);
        fixture.given(opened(), consented(), planned(), withdrawn("2014-02-01"))
                .when(place("UNS-1", "2014-02-01"))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refuses_everything_without_consent() {
        fixture.given(opened())
                .when(place("SCREEN1", "2014-01-01"))
                .expectNoEvents()
                .expectExceptionDetails(NO_CONSENT);
    }

    @Test
    void counts_today_in_the_sites_time_zone() {
        Instant lateEveningInNewYork = Instant.parse("2014-01-17T03:00:00Z");
        dosedSubject()
                .when(place("WK2", "2014-01-17", null, null, lateEveningInNewYork))
                .expectNoEvents()
                .expectExceptionDetails(DATE_IN_FUTURE);
        fixture.given(opened(), consented(), planned(), dosed("2014-01-02"))
                .when(place("WK2", "2014-01-16", null, null, lateEveningInNewYork))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refuses_a_date_without_its_day() {
        dosedSubject().when(place("WK2", "2014-01")).expectNoEvents().expectExceptionDetails(DATE_INVALID);
    }

    @Test
    void refuses_a_planned_key_the_subject_does_not_have() {
        dosedSubject()
                .when(new PlaceVisit(Lzzt.id(), "WK22", "WK22", null, on("2014-01-16"), null, null, null, NOW))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_VISIT);
        fixture.given(opened(), consented(), planned())
                .when(place("WK2", null))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_VISIT);
    }

    @Test
    void refuses_a_malformed_key_and_a_date_of_a_visit_not_done() {
        dosedSubject().when(place("a/b", "2014-01-16")).expectNoEvents().expectExceptionDetails(VISIT_KEY_MALFORMED);
        fixture.given(opened(), consented(), planned())
                .when(place("WK2", "2014-01-16", reason, null, NOW))
                .expectNoEvents()
                .expectExceptionDetails(DATE_AND_NOT_DONE);
    }

    @Test
    void takes_and_flags_a_visit_after_the_subject_left() {
        fixture.given(opened(), consented(), planned(), dosed("2014-01-02"), left(Departure.DEAD, "2014-01"))
                .when(place("WK4", "2014-02-01"))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new VisitTookPlace(
                        STUDY,
                        SUBJECT,
                        SITE,
                        "WK4",
                        true,
                        null,
                        on("2014-02-01"),
                        new Due("2014-01-30", "2014-01-27", "2014-02-02", false),
                        Timing.IN,
                        Deviation.AFTER_DEATH));
    }
}
