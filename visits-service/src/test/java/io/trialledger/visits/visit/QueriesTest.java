package io.trialledger.visits.visit;

import static io.trialledger.visits.design.Items.systolic;
import static io.trialledger.visits.schedule.Lzzt.SITE;
import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.visit.Given.WK2;
import static io.trialledger.visits.visit.Given.mmHg;
import static io.trialledger.visits.visit.Given.placed;
import static io.trialledger.visits.visit.Given.recorded;
import static io.trialledger.visits.visit.ItemResult.accepted;
import static io.trialledger.visits.visit.ItemResult.queried;
import static io.trialledger.visits.visit.QueryRule.QUERY_CLOSED;
import static io.trialledger.visits.visit.QueryRule.QUERY_NOT_ANSWERED;
import static io.trialledger.visits.visit.QueryRule.QUERY_OPEN;
import static io.trialledger.visits.visit.QueryRule.UNKNOWN_ITEM;
import static io.trialledger.visits.visit.QueryRule.UNKNOWN_QUERY;

import io.trialledger.model.Sealed;
import io.trialledger.starter.RuleRefusals;
import io.trialledger.visits.Keys;
import io.trialledger.visits.visit.QueryClosed.Settled;
import java.math.BigDecimal;
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

/** A query from its opening to its end, and what corrections do to it. */
class QueriesTest {

    private static final QueryId FIRST = new QueryId(SUBJECT, "WK2", "VS.SYSBP", 1, 1);
    private static final QueryId SECOND = new QueryId(SUBJECT, "WK2", "VS.SYSBP", 1, 2);

    private final AggregateTestFixture<Visit> fixture = new AggregateTestFixture<>(Visit.class);
    private final Keys keys = new Keys();
    private final Sealed<String> text = keys.seal("as in the source");

    @BeforeEach
    void resources() {
        fixture.registerInjectableResource(keys);
        fixture.registerCommandHandlerInterceptor(new RuleRefusals());
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("commandId")));
    }

    private TestExecutor<Visit> outOfRange(Object... further) {
        return fixture.given(recorded("VS.SYSBP", mmHg("250")), opened(FIRST, "250"))
                .andGiven(further);
    }

    private TestExecutor<Visit> recordedOnly() {
        return fixture.given(recorded("VS.SYSBP", mmHg("120")));
    }

    private static QueryOpened opened(QueryId query, String value) {
        return new QueryOpened(
                STUDY,
                SUBJECT,
                SITE,
                "WK2",
                "VS.SYSBP",
                1,
                query.toString(),
                value,
                "mmHg",
                new BigDecimal("70"),
                new BigDecimal("200"));
    }

    private QueryAsked asked(QueryId query) {
        return new QueryAsked(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, query.toString(), "120", "mmHg", text);
    }

    private QueryAnswered answered(QueryId query) {
        return new QueryAnswered(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, query.toString(), text);
    }

    private static QueryClosed closed(QueryId query, Settled because, @Nullable Sealed<String> text) {
        return new QueryClosed(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, query.toString(), because, text);
    }

    private static QueryReopened reopened(QueryId query, @Nullable Sealed<String> text) {
        return new QueryReopened(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, query.toString(), text);
    }

    private ItemCorrected corrected(String before, String after) {
        return new ItemCorrected(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, mmHg(before), mmHg(after), text);
    }

    private RecordItems correction(@Nullable String value) {
        ItemEntry entry = new ItemEntry(systolic(), 1, value == null ? null : mmHg(value), text);
        return new RecordItems(WK2, placed(), List.of(entry));
    }

    @Test
    void the_site_answers_and_may_add_to_its_answer() {
        outOfRange().when(new AnswerQuery(WK2, FIRST, text)).expectEvents(answered(FIRST));
        outOfRange(answered(FIRST)).when(new AnswerQuery(WK2, FIRST, text)).expectEvents(answered(FIRST));
    }

    @Test
    void an_answered_query_is_closed_with_or_without_words() {
        outOfRange(answered(FIRST))
                .when(new CloseQuery(WK2, FIRST, null))
                .expectEvents(closed(FIRST, Settled.REVIEWED, null));
        outOfRange(answered(FIRST))
                .when(new CloseQuery(WK2, FIRST, text))
                .expectEvents(closed(FIRST, Settled.REVIEWED, text));
    }

    @Test
    void a_query_without_an_answer_is_closed_only_with_words() {
        outOfRange().when(new CloseQuery(WK2, FIRST, null)).expectNoEvents().expectExceptionDetails(QUERY_NOT_ANSWERED);
        outOfRange().when(new CloseQuery(WK2, FIRST, text)).expectEvents(closed(FIRST, Settled.REVIEWED, text));
    }

    @Test
    void a_closed_query_takes_no_answer_and_no_second_end() {
        QueryClosed end = closed(FIRST, Settled.REVIEWED, text);
        outOfRange(end).when(new AnswerQuery(WK2, FIRST, text)).expectNoEvents().expectExceptionDetails(QUERY_CLOSED);
        outOfRange(end).when(new CloseQuery(WK2, FIRST, text)).expectNoEvents().expectExceptionDetails(QUERY_CLOSED);
    }

    @Test
    void what_was_answered_or_closed_is_asked_again() {
        outOfRange(answered(FIRST)).when(new ReopenQuery(WK2, FIRST, text)).expectEvents(reopened(FIRST, text));
        outOfRange(closed(FIRST, Settled.REVIEWED, text))
                .when(new ReopenQuery(WK2, FIRST, text))
                .expectEvents(reopened(FIRST, text));
        outOfRange().when(new ReopenQuery(WK2, FIRST, text)).expectNoEvents().expectExceptionDetails(QUERY_OPEN);
    }

    @Test
    void a_person_asks_about_a_recorded_item() {
        recordedOnly()
                .when(new AskQuery(WK2, "VS.SYSBP", 1, text))
                .expectEvents(asked(FIRST))
                .expectResultMessagePayload(FIRST.toString());
        recordedOnly()
                .when(new AskQuery(WK2, "VS.DIABP", 1, text))
                .expectNoEvents()
                .expectExceptionDetails(UNKNOWN_ITEM);
    }

    @Test
    void one_query_at_a_time_waits_on_an_item() {
        outOfRange()
                .when(new AskQuery(WK2, "VS.SYSBP", 1, text))
                .expectNoEvents()
                .expectExceptionDetails(QUERY_OPEN);
        fixture.given(recorded("VS.SYSBP", mmHg("120")), asked(FIRST), closed(FIRST, Settled.REVIEWED, text))
                .when(new AskQuery(WK2, "VS.SYSBP", 1, text))
                .expectEvents(asked(SECOND));
    }

    @Test
    void an_earlier_query_stays_closed_and_one_never_raised_is_unknown() {
        outOfRange(closed(FIRST, Settled.CORRECTED, null), opened(SECOND, "260"))
                .when(new ReopenQuery(WK2, FIRST, text))
                .expectNoEvents()
                .expectExceptionDetails(QUERY_CLOSED);
        outOfRange().when(new AnswerQuery(WK2, SECOND, text)).expectNoEvents().expectExceptionDetails(UNKNOWN_QUERY);
    }

    @Test
    void a_value_corrected_into_range_or_taken_back_settles_the_checks_query() {
        outOfRange()
                .when(correction("125"))
                .expectEvents(corrected("250", "125"), closed(FIRST, Settled.CORRECTED, null))
                .expectResultMessagePayload(List.of(accepted("VS.SYSBP", 1)));
        outOfRange(answered(FIRST))
                .when(correction(null))
                .expectEvents(
                        new ItemNotDone(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, mmHg("250"), text),
                        closed(FIRST, Settled.CORRECTED, null));
    }

    @Test
    void a_persons_query_is_not_settled_by_a_correction() {
        fixture.given(recorded("VS.SYSBP", mmHg("120")), asked(FIRST))
                .when(correction("125"))
                .expectEvents(corrected("120", "125"));
    }

    @Test
    void a_value_out_of_range_after_the_answer_asks_again_and_after_the_end_anew() {
        outOfRange(answered(FIRST))
                .when(correction("260"))
                .expectEvents(corrected("250", "260"), reopened(FIRST, null))
                .expectResultMessagePayload(List.of(queried("VS.SYSBP", 1, FIRST.toString())));
        outOfRange(closed(FIRST, Settled.REVIEWED, text))
                .when(correction("260"))
                .expectEvents(corrected("250", "260"), opened(SECOND, "260"))
                .expectResultMessagePayload(List.of(queried("VS.SYSBP", 1, SECOND.toString())));
    }

    @Test
    void a_command_repeated_after_a_crash_is_answered_as_the_first_time() {
        fixture.given(recorded("VS.SYSBP", mmHg("120")))
                .andGivenCommands(
                        new GenericCommandMessage<>(new AskQuery(WK2, "VS.SYSBP", 1, text), Map.of("commandId", "c1")),
                        new GenericCommandMessage<>(new CloseQuery(WK2, FIRST, text), Map.of("commandId", "c2")))
                .when(new AskQuery(WK2, "VS.SYSBP", 1, text), Map.of("commandId", "c1"))
                .expectNoEvents()
                .expectResultMessagePayload(FIRST.toString());
        fixture.given(recorded("VS.SYSBP", mmHg("120")), asked(FIRST))
                .andGivenCommands(
                        new GenericCommandMessage<>(new CloseQuery(WK2, FIRST, text), Map.of("commandId", "c2")))
                .when(new CloseQuery(WK2, FIRST, text), Map.of("commandId", "c2"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
