package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.randomization.AllocationEvent;
import io.trialledger.enrollment.study.StudyEvent;
import io.trialledger.enrollment.subject.SubjectEvent;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.TrialSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What the log holds stays readable: each event has a revision, a handler, and a stored sample that today's code reads. */
class EventContractTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<String> AGGREGATES =
            List.of("study.Study", "subject.Subject", "randomization.Allocation");

    private final EventNames names =
            EventNames.of("enrollment", StudyEvent.class, SubjectEvent.class, AllocationEvent.class);
    private final Serializer serializer = TrialSerializers.json(names);

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_a_revision_and_a_handler(Class<?> event) {
        assertThat(event).hasAnnotation(Revision.class);
        assertThat(AGGREGATES.stream().flatMap(EventContractTest::handled)).contains(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_reads_and_writes_its_stored_sample(Class<?> event) throws IOException {
        String revision = event.getAnnotation(Revision.class).value();
        byte[] stored = sample(event.getSimpleName() + "." + revision + ".json");

        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(stored, byte[].class, "enrollment." + event.getSimpleName(), revision));

        assertThat(read).isInstanceOf(event);
        byte[] written = serializer.serialize(read, byte[].class).getData();
        assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(stored));
    }

    static Stream<Class<?>> events() {
        return Stream.of(StudyEvent.class, SubjectEvent.class, AllocationEvent.class)
                .flatMap(contract -> Arrays.stream(contract.getPermittedSubclasses()));
    }

    private static Stream<Class<?>> handled(String aggregate) {
        try {
            return Arrays.stream(Class.forName("io.trialledger.enrollment." + aggregate)
                            .getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(EventSourcingHandler.class))
                    .map(Method::getParameterTypes)
                    .map(parameters -> parameters[0]);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = EventContractTest.class.getClassLoader().getResourceAsStream("events/" + name)) {
            assertThat(in).as("stored sample events/%s", name).isNotNull();
            return in.readAllBytes();
        }
    }
}
