package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What the log holds stays readable: each event has a revision, a handler, and a stored sample that today's code reads. */
class EventContractTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<String> AGGREGATES =
            List.of("study.Study", "subject.Subject", "randomization.Allocation", "export.HistoryExport");

    @ParameterizedTest
    @MethodSource("io.trialledger.enrollment.StoredSamples#types")
    void every_event_has_a_revision_and_a_handler(Class<?> event) {
        assertThat(event).hasAnnotation(Revision.class);
        assertThat(AGGREGATES.stream().flatMap(EventContractTest::handled)).contains(event);
    }

    @ParameterizedTest
    @MethodSource("io.trialledger.enrollment.StoredSamples#types")
    void every_event_reads_and_writes_its_stored_sample(Class<?> event) {
        Object read = StoredSamples.read(event);

        assertThat(read).isInstanceOf(event);
        assertThat(MAPPER.readTree(StoredSamples.write(read))).isEqualTo(MAPPER.readTree(StoredSamples.stored(event)));
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
}
