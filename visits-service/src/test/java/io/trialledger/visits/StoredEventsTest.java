package io.trialledger.visits;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.TrialSerializers;
import io.trialledger.visits.design.DesignEvent;
import io.trialledger.visits.schedule.ScheduleEvent;
import io.trialledger.visits.visit.VisitEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in logs today is read by today's code, and written as it was. */
class StoredEventsTest {

    private static final EventNames NAMES =
            EventNames.of("visits", DesignEvent.class, ScheduleEvent.class, VisitEvent.class);
    private static final Serializer JSON = TrialSerializers.json(NAMES);

    @ParameterizedTest
    @MethodSource("io.trialledger.visits.Samples#events")
    void a_stored_event_is_read(Object expected) throws IOException {
        String name = NAMES.nameOf(expected.getClass()).orElseThrow();

        Object read = JSON.deserialize(
                new SimpleSerializedObject<>(sample(name).getBytes(StandardCharsets.UTF_8), byte[].class, name, "1"));

        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("io.trialledger.visits.Samples#events")
    void an_event_is_written_as_it_always_was(Object event) throws IOException {
        assertThat(new String(JSON.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8))
                .isEqualTo(sample(NAMES.nameOf(event.getClass()).orElseThrow()));
    }

    @Test
    void every_event_of_the_contract_has_a_sample_a_revision_and_a_handler() throws ClassNotFoundException {
        for (String name : NAMES.names()) {
            Class<?> event = NAMES.classOf(name).orElseThrow();
            assertThat(Samples.events()).as(name).anyMatch(event::isInstance);
            assertThat(event).hasAnnotation(Revision.class);
            assertThat(aggregates()
                            .flatMap(aggregate -> Stream.of(aggregate.getDeclaredMethods()))
                            .filter(method -> method.isAnnotationPresent(EventSourcingHandler.class))
                            .map(method -> method.getParameterTypes()[0]))
                    .as("handlers of the aggregates")
                    .contains(event);
        }
    }

    private static Stream<Class<?>> aggregates() throws ClassNotFoundException {
        Class<?> design = Class.forName("io.trialledger.visits.design.StudyDesign");
        Class<?> schedule = Class.forName("io.trialledger.visits.schedule.Schedule");
        Class<?> visit = Class.forName("io.trialledger.visits.visit.Visit");
        return Stream.of(design, schedule, visit).filter(type -> type.isAnnotationPresent(Aggregate.class));
    }

    private static String sample(String name) throws IOException {
        try (InputStream file = StoredEventsTest.class.getResourceAsStream("/events/" + name + ".json")) {
            assertThat(file).as("stored sample of " + name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
