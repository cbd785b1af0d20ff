package io.trialledger.enrollment.randomization;

import io.trialledger.enrollment.Pilot;
import io.trialledger.enrollment.study.Studies;
import io.trialledger.enrollment.subject.SubjectId;
import io.trialledger.enrollment.subject.Subjects;
import io.trialledger.model.KeyRing;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MessageHandlerInterceptor;

/** Subjects and allocation lists on an event store in memory; remembers what each unit of work wrote. */
final class InMemoryTrial implements AutoCloseable {

    private final List<List<EventMessage<?>>> commits = new ArrayList<>();
    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine() {
        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            commits.add(List.copyOf(events));
            super.appendEvents(events);
        }
    };
    private final Configuration axon;

    InMemoryTrial(KeyRing keys, RandomGenerator random, MessageHandlerInterceptor<CommandMessage<?>> refusals) {
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(c -> engine)
                .configureAggregate(subjectAggregate())
                .configureAggregate(Allocation.class)
                .registerComponent(Studies.class, c -> Pilot.studies())
                .registerComponent(Subjects.class, c -> new Subjects(c::repository))
                .registerComponent(KeyRing.class, c -> keys)
                .registerComponent(RandomGenerator.class, c -> random)
                .start();
        axon.commandBus().registerHandlerInterceptor(refusals);
    }

    /** Package-private where it lives, and rightly so. */
    private static Class<?> subjectAggregate() {
        try {
            return Class.forName("io.trialledger.enrollment.subject.Subject");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the past of a subject into the log, before the commits that are remembered. */
    void given(String subject, Object... events) {
        String id = new SubjectId(Pilot.STUDY, subject).toString();
        engine.appendEvents(IntStream.range(0, events.length)
                .mapToObj(i -> new GenericDomainEventMessage<>("Subject", id, i, events[i]))
                .toList());
        commits.remove(commits.size() - 1);
    }

    Object send(Object command) {
        return axon.commandGateway().sendAndWait(command);
    }

    List<List<EventMessage<?>>> commits() {
        return commits;
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
