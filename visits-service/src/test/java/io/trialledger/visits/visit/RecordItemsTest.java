package io.trialledger.visits.visit;

import static io.trialledger.visits.design.Items.bilirubin;
import static io.trialledger.visits.design.Items.color;
import static io.trialledger.visits.design.Items.comment;
import static io.trialledger.visits.design.Items.systolic;
import static io.trialledger.visits.schedule.Lzzt.SITE;
import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.schedule.Lzzt.on;
import static io.trialledger.visits.schedule.ScheduleRule.BEFORE_CONSENT;
import static io.trialledger.visits.visit.Given.WK2;
import static io.trialledger.visits.visit.Given.mmHg;
import static io.trialledger.visits.visit.Given.placed;
import static io.trialledger.visits.visit.Given.recorded;
import static io.trialledger.visits.visit.ItemResult.accepted;
import static io.trialledger.visits.visit.ItemResult.queried;
import static io.trialledger.visits.visit.ItemRule.REASON_REQUIRED;
import static io.trialledger.visits.visit.ItemRule.REPEAT_INVALID;
import static io.trialledger.visits.visit.ItemRule.UNIT_MISSING;
import static io.trialledger.visits.visit.ItemRule.UNIT_NOT_EXPECTED;
import static io.trialledger.visits.visit.ItemRule.UNKNOWN_CODE;
import static io.trialledger.visits.visit.ItemRule.UNKNOWN_UNIT;
import static io.trialledger.visits.visit.ItemRule.VALUE_MISSING;
import static io.trialledger.visits.visit.ItemRule.VISIT_NOT_DONE;
import static io.trialledger.visits.visit.ItemRule.WRONG_TYPE;
import static org.axonframework.test.matchers.Matchers.matches;

import io.trialledger.model.Rule;
import io.trialledger.model.Sealed;
import io.trialledger.visits.Keys;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.schedule.Placement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordItemsTest {

    private static final ItemValue NORMAL = mmHg("120");
    private static final String QUERY = SUBJECT + "~WK2~VS.SYSBP~1~1";

    private final AggregateTestFixture<Visit> fixture = new AggregateTestFixture<>(Visit.class);
    private final Keys keys = new Keys();
    private final Sealed<String> reason = keys.seal("read again");

    @BeforeEach
    void resources() {
        fixture.registerInjectableResource(keys);
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("commandId")));
    }

    private static RecordItems record(ItemEntry... entries) {
        return record(placed(), entries);
    }

    private static RecordItems record(Placement placement, ItemEntry... entries) {
        return new RecordItems(WK2, placement, List.of(entries));
    }

    private static ItemEntry systolicOf(@Nullable ItemValue value, @Nullable Sealed<String> reason) {
        return new ItemEntry(systolic(), 1, value, reason);
    }

    private static ItemEntry entry(ItemDefinition definition, @Nullable String value, @Nullable String unit) {
        return new ItemEntry(definition, 1, new ItemValue(value, null, unit, null), null);
    }

    private ResultValidator<Visit> whenFresh(ItemEntry... entries) {
        return fixture.given(recorded("LB.BILI", new ItemValue("<0.2", null, "mg/dL", null)))
                .when(record(entries));
    }

    private ResultValidator<Visit> whenRecorded(ItemEntry entry) {
        return fixture.given(recorded("VS.SYSBP", NORMAL)).when(record(entry));
    }

    private static QueryOpened query(String value) {
        return new QueryOpened(
                STUDY,
                SUBJECT,
                SITE,
                "WK2",
                "VS.SYSBP",
                1,
                QUERY,
                value,
                "mmHg",
                new BigDecimal("70"),
                new BigDecimal("200"));
    }

    @Test
    void records_each_item_with_an_event_of_its_own() {
        ItemValue yellow = new ItemValue("N", null, null, on("2014-01-16T13:17"));
        whenFresh(systolicOf(NORMAL, null), new ItemEntry(color(), 1, yellow, null))
                .expectSuccessfulHandlerExecution()
                .expectEvents(recorded("VS.SYSBP", NORMAL), recorded("LB.COLOR", yellow))
                .expectResultMessagePayload(List.of(accepted("VS.SYSBP", 1), accepted("LB.COLOR", 1)));
    }

    @Test
    void accepts_the_same_value_again_without_an_event() {
        whenRecorded(systolicOf(NORMAL, null))
                .expectNoEvents()
                .expectResultMessagePayload(List.of(accepted("VS.SYSBP", 1)));
    }

    @Test
    void keeps_the_old_value_in_a_correction() {
        whenRecorded(systolicOf(mmHg("121"), reason))
                .expectEvents(
                        new ItemCorrected(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, NORMAL, mmHg("121"), reason))
                .expectResultMessagePayload(List.of(accepted("VS.SYSBP", 1)));
    }

    @Test
    void takes_120_and_120_0_for_different_values() {
        whenRecorded(systolicOf(mmHg("120.0"), null))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(rejectedWith(REASON_REQUIRED));
    }

    @Test
    void records_that_an_item_was_not_done_with_its_reason() {
        whenFresh(systolicOf(null, reason))
                .expectEvents(new ItemNotDone(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, null, reason));
        whenRecorded(systolicOf(null, reason))
                .expectEvents(new ItemNotDone(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, NORMAL, reason));
        whenFresh(systolicOf(null, null))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(rejectedWith(REASON_REQUIRED));
    }

    @Test
    void queries_a_value_outside_its_soft_range_in_the_same_commit() {
        whenFresh(systolicOf(mmHg("250"), null))
                .expectEvents(recorded("VS.SYSBP", mmHg("250")), query("250"))
                .expectResultMessagePayload(List.of(queried("VS.SYSBP", 1, QUERY)));
    }

    @Test
    void opens_one_query_an_item() {
        fixture.given(recorded("VS.SYSBP", mmHg("250")), query("250"))
                .when(record(systolicOf(mmHg("260"), reason)))
                .expectEvents(
                        new ItemCorrected(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, mmHg("250"), mmHg("260"), reason))
                .expectResultMessagePayload(List.of(queried("VS.SYSBP", 1, QUERY)));
    }

    @Test
    void rejects_one_item_and_takes_the_others() {
        whenFresh(entry(color(), "X", null), systolicOf(NORMAL, null))
                .expectEvents(recorded("VS.SYSBP", NORMAL))
                .expectResultMessagePayloadMatching(rejectedWith(UNKNOWN_CODE));
    }

    @Test
    void rejects_values_that_do_not_fit_their_definition() {
        whenFresh(entry(systolic(), "high", "mmHg"))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(rejectedWith(WRONG_TYPE));
        whenFresh(entry(systolic(), "120", "mmhg")).expectResultMessagePayloadMatching(rejectedWith(UNKNOWN_UNIT));
        whenFresh(entry(systolic(), "120", null)).expectResultMessagePayloadMatching(rejectedWith(UNIT_MISSING));
        whenFresh(entry(color(), "N", "kg")).expectResultMessagePayloadMatching(rejectedWith(UNIT_NOT_EXPECTED));
        whenFresh(entry(bilirubin(), null, "mg/dL")).expectResultMessagePayloadMatching(rejectedWith(VALUE_MISSING));
        whenFresh(new ItemEntry(systolic(), 0, NORMAL, null))
                .expectResultMessagePayloadMatching(rejectedWith(REPEAT_INVALID));
    }

    @Test
    void rejects_a_sample_certainly_taken_before_consent_and_takes_one_that_may_not_be() {
        ItemValue before = new ItemValue("120", null, "mmHg", on("2013-12-25T23:59"));
        ItemValue perhaps = new ItemValue("120", null, "mmHg", on("2013"));
        whenFresh(systolicOf(before, null))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(rejectedWith(BEFORE_CONSENT));
        whenFresh(systolicOf(perhaps, null)).expectEvents(recorded("VS.SYSBP", perhaps));
    }

    @Test
    void rejects_values_of_a_visit_that_was_not_done() {
        fixture.given(recorded("VS.SYSBP", NORMAL))
                .when(record(placed(null), entry(color(), "N", null)))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(rejectedWith(VISIT_NOT_DONE));
    }

    @Test
    void compares_free_texts_opened() {
        ItemValue text = new ItemValue(null, keys.seal("headache since Monday"), null, null);
        ItemValue again = new ItemValue(null, keys.seal("headache since Monday"), null, null);
        ItemValue other = new ItemValue(null, keys.seal("headache since Tuesday"), null, null);

        fixture.given(recorded("CO.TEXT", text))
                .when(record(new ItemEntry(comment(), 1, again, null)))
                .expectNoEvents()
                .expectResultMessagePayload(List.of(accepted("CO.TEXT", 1)));
        fixture.given(recorded("CO.TEXT", text))
                .when(record(new ItemEntry(comment(), 1, other, null)))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(rejectedWith(REASON_REQUIRED));
    }

    @Test
    void answers_a_repeated_command_as_the_first_time_whatever_happened_since() {
        RecordItems first = record(systolicOf(mmHg("250"), reason), entry(color(), "X", null));

        fixture.given(recorded("VS.SYSBP", NORMAL))
                .andGivenCommands(
                        new GenericCommandMessage<>(first, Map.of("commandId", "c1")),
                        new GenericCommandMessage<>(record(systolicOf(mmHg("130"), reason)), Map.of("commandId", "c2")))
                .when(first, Map.of("commandId", "c1"))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(
                        matches((List<ItemResult> results) -> results.get(0).equals(queried("VS.SYSBP", 1, QUERY))
                                && results.get(1).rule() == UNKNOWN_CODE));
    }

    private static org.hamcrest.Matcher<List<ItemResult>> rejectedWith(Rule rule) {
        return matches(results -> results.get(0).rule() == rule);
    }
}
