package io.trialledger.eventstore;

import static io.trialledger.eventstore.TestLog.event;
import static io.trialledger.eventstore.TestLog.registered;
import static io.trialledger.eventstore.TestLog.someSubject;
import static io.trialledger.eventstore.TestLog.verifyWhole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failure mode 11: what becomes of events when a unit of work is rolled back, nested, or adds events late. */
class UnitOfWorkIT {

    private final MongoDatabase database = TestMongo.freshDatabase();
    private final TrialEventStorageEngine engine = TestLog.engine(database).build();
    private final TrialEventStore store =
            TrialEventStore.builder().engine(engine).build();

    @AfterEach
    void close() {
        store.close();
    }

    private static UnitOfWork<?> unit() {
        return DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("cause"));
    }

    private List<StoredCommit> commits() {
        verifyWhole(database);
        return engine.log().read(0, 100);
    }

    @Test
    void a_rollback_after_a_subscriber_failed_in_prepare_commit_leaves_nothing() {
        Registration failing = store.subscribe(events -> {
            throw new IllegalStateException("a subscribing processor fails");
        });
        UnitOfWork<?> unit = unit();
        store.publish(registered(someSubject()));
        assertThatThrownBy(unit::commit).hasMessage("a subscribing processor fails");
        failing.cancel();

        assertThat(commits()).isEmpty();
    }

    @Test
    void a_rolled_back_nested_unit_takes_its_events_with_it() {
        String kept = someSubject();
        UnitOfWork<?> outer = unit();
        store.publish(registered(kept));
        UnitOfWork<?> inner = unit();
        store.publish(registered(someSubject()));
        inner.rollback();
        outer.commit();

        assertThat(commits())
                .singleElement()
                .satisfies(commit -> assertThat(commit.events())
                        .extracting(StoredEvent::aggregateId)
                        .containsExactly(kept));
    }

    @Test
    void the_rollback_of_the_outer_unit_takes_a_committed_nested_one_with_it() {
        UnitOfWork<?> outer = unit();
        UnitOfWork<?> inner = unit();
        store.publish(registered(someSubject()));
        inner.commit();
        outer.rollback();

        assertThat(commits()).isEmpty();
    }

    @Test
    void events_of_several_aggregates_rounds_and_nested_units_are_one_document() {
        String subject = someSubject();
        String other = someSubject();
        List<Integer> rounds = new ArrayList<>();
        store.subscribe(events -> {
            rounds.add(events.size());
            if (rounds.size() == 1) {
                store.publish(event(subject, 1)); // while the unit prepares its commit
            }
        });
        UnitOfWork<?> outer = unit();
        store.publish(registered(subject));
        UnitOfWork<?> inner = unit();
        store.publish(registered(other));
        inner.commit();
        assertThat(engine.log().head()).isEqualTo(-1);
        outer.commit();

        assertThat(rounds).containsExactly(2, 1);
        assertThat(commits())
                .singleElement()
                .satisfies(commit -> assertThat(commit.events())
                        .extracting(StoredEvent::aggregateId)
                        .containsExactly(subject, other, subject));
    }

    @Test
    void dispatching_after_the_commit_is_a_commit_of_its_own() {
        UnitOfWork<?> unit = unit();
        store.publish(registered(someSubject()));
        unit.afterCommit(done -> OwnCommit.call(() -> {
            UnitOfWork<?> following = unit();
            store.publish(registered(someSubject()));
            following.commit();
            return "done";
        }));
        unit.commit();

        assertThat(commits()).hasSize(2);
    }

    @Test
    void a_command_is_committed_once() {
        GenericCommandMessage<String> command =
                new GenericCommandMessage<>("register", Map.of(TrialEventStorageEngine.COMMAND_ID, "key-1"));
        UnitOfWork<?> first = DefaultUnitOfWork.startAndGet(command);
        store.publish(registered(someSubject()), registered(someSubject()));
        first.commit();

        UnitOfWork<?> again = DefaultUnitOfWork.startAndGet(command);
        store.publish(registered(someSubject()));
        assertThatThrownBy(again::commit)
                .isInstanceOfSatisfying(
                        CommandAlreadyHandled.class,
                        e -> assertThat(e.position()).isEqualTo(1));
        assertThat(commits()).hasSize(1);
        assertThat(engine.log().positionOfCommand("key-1")).hasValue(1);
        assertThat(engine.log().positionOfCommand("key-2")).isEmpty();
    }

    @Test
    void what_an_event_handler_sends_in_its_own_commit_survives_the_rollback_of_its_batch() {
        UnitOfWork<?> batch = unit();
        OwnCommit.call(() -> {
            UnitOfWork<?> step = DefaultUnitOfWork.startAndGet(
                    new GenericCommandMessage<>("step", Map.of(TrialEventStorageEngine.COMMAND_ID, "key/1")));
            store.publish(registered(someSubject()));
            step.commit();
            return "done";
        });
        assertThat(CurrentUnitOfWork.get()).isSameAs(batch);
        batch.rollback();

        assertThat(commits()).hasSize(1);
        assertThat(engine.log().positionOfCommand("key/1")).hasValue(0);
    }

    @Test
    void staged_events_are_read_by_who_staged_them() {
        String subject = someSubject();
        UnitOfWork<?> unit = unit();
        store.publish(registered(subject), event(subject, 1));
        assertThat(store.readEvents(subject).asStream()).hasSize(2);
        assertThat(store.lastSequenceNumberFor(subject)).hasValue(1L);
        unit.rollback();
        assertThat(store.lastSequenceNumberFor(subject)).isEmpty();
    }
}
