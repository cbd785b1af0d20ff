package io.trialledger.visits.visit;

import static io.trialledger.visits.design.Items.color;
import static io.trialledger.visits.design.Items.systolic;
import static io.trialledger.visits.schedule.Lzzt.NOW;
import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.schedule.Lzzt.consented;
import static io.trialledger.visits.schedule.Lzzt.on;
import static io.trialledger.visits.schedule.Lzzt.opened;
import static io.trialledger.visits.schedule.Lzzt.planned;
import static io.trialledger.visits.visit.Given.WK2;
import static io.trialledger.visits.visit.Given.mmHg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialledger.model.KeyRing;
import io.trialledger.model.Rule;
import io.trialledger.model.RuleViolated;
import io.trialledger.visits.Keys;
import io.trialledger.visits.schedule.Placement.Outcome;
import io.trialledger.visits.schedule.ScheduleId;
import io.trialledger.visits.schedule.ScheduleRule;
import io.trialledger.visits.schedule.VisitTookPlace;
import io.trialledger.visits.visit.RecordVisitData.LastEvent;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schedule and visit in one unit of work, on Axon's own in-memory store. */
class RecordVisitDataTest {

    private final List<List<EventMessage<?>>> commits = new ArrayList<>();
    private Configuration axon;

    @BeforeEach
    void start() throws ClassNotFoundException {
        Class<?> schedule = Class.forName("io.trialledger.visits.schedule.Schedule");
        axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .configureAggregate(schedule)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Visit.class))
                .registerComponent(KeyRing.class, c -> new Keys())
                .registerCommandHandler(c -> new VisitData(repository(c, schedule), c.repository(Visit.class)))
                .buildConfiguration();
        axon.start();
        List<Object> past = List.of(opened(), consented(), planned());
        for (int i = 0; i < past.size(); i++) {
            axon.eventStore()
                    .publish(new GenericDomainEventMessage<>(
                            "Schedule", new ScheduleId(STUDY, SUBJECT).toString(), i, past.get(i)));
        }
        EventStore store = axon.eventStore();
        store.subscribe(events -> commits.add(List.copyOf(events)));
    }

    private static Repository<?> repository(Configuration c, Class<?> aggregate) {
        return c.repository(aggregate);
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    private RecordVisitData.@Nullable Answer send(VisitId visit, @Nullable String date, ItemEntry... items) {
        return axon.commandGateway()
                .sendAndWait(new RecordVisitData(
                        visit,
                        null,
                        null,
                        null,
                        date == null ? null : on(date),
                        null,
                        null,
                        null,
                        NOW,
                        List.of(items)));
    }

    private static ItemEntry pressure(String value) {
        return new ItemEntry(systolic(), 1, mmHg(value), null);
    }

    @Test
    void a_visit_and_its_items_are_one_commit() {
        RecordVisitData.Answer answer = send(WK2, "2014-01-16", pressure("120"));

        assertThat(answer.placement().outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(answer.items()).containsExactly(ItemResult.accepted("VS.SYSBP", 1));
        assertThat(commits).hasSize(1);
        assertThat(commits.get(0))
                .extracting(event -> (Object) event.getPayloadType())
                .containsExactly(VisitTookPlace.class, ItemRecorded.class);
    }

    @Test
    void says_which_event_was_stored_last_and_how_many_the_visit_has() {
        RecordVisitData.Answer date = send(WK2, "2014-01-16");
        RecordVisitData.Answer items = send(WK2, null, pressure("250"));
        RecordVisitData.Answer nothing = send(WK2, null, pressure("250"));

        assertThat(date.version()).isZero();
        assertThat(date.last()).isEqualTo(new LastEvent("schedule/" + STUDY + "/" + SUBJECT, 3));
        assertThat(items.version()).isEqualTo(2);
        assertThat(items.last()).isEqualTo(new LastEvent(WK2.toString(), 1));
        assertThat(nothing.version()).isEqualTo(2);
        assertThat(nothing.last()).isNull();
    }

    @Test
    void items_come_to_a_recorded_visit_without_its_date() {
        send(WK2, "2014-01-16");

        assertThat(send(WK2, null, pressure("120")).placement().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(commits).hasSize(2);
    }

    @Test
    void a_visit_stands_when_all_its_items_are_rejected() {
        ItemEntry unknownCode = new ItemEntry(color(), 1, new ItemValue("X", null, null, null), null);

        RecordVisitData.Answer answer = send(WK2, "2014-01-16", unknownCode);

        assertThat(answer.items().get(0).rule()).isEqualTo(ItemRule.UNKNOWN_CODE);
        assertThat(commits).hasSize(1);
        assertThat(send(WK2, null, pressure("120")).items()).containsExactly(ItemResult.accepted("VS.SYSBP", 1));
    }

    @Test
    void a_refused_visit_takes_no_item() {
        assertRefused(ScheduleRule.BEFORE_CONSENT, () -> send(WK2, "2013-12-01", pressure("120")));
        assertThat(commits).isEmpty();
    }

    @Test
    void an_unknown_subject_is_refused() {
        assertRefused(ScheduleRule.UNKNOWN_SUBJECT, () -> send(new VisitId(STUDY, "9999", "WK2"), "2014-01-16"));
    }

    private static void assertRefused(Rule rule, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        RuleViolated.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }
}
