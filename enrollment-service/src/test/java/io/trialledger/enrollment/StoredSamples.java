package io.trialledger.enrollment;

import io.trialledger.enrollment.export.HistoryExportEvent;
import io.trialledger.enrollment.randomization.AllocationEvent;
import io.trialledger.enrollment.study.StudyEvent;
import io.trialledger.enrollment.subject.SubjectEvent;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.TrialSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** One stored event of each type, as JSON in {@code src/test/resources/events/<Name>.<revision>.json}. */
public final class StoredSamples {

    private static final Serializer SERIALIZER = TrialSerializers.json(EventNames.of(
            "enrollment", StudyEvent.class, SubjectEvent.class, AllocationEvent.class, HistoryExportEvent.class));

    private StoredSamples() {}

    public static Stream<Class<?>> types() {
        return Stream.of(StudyEvent.class, SubjectEvent.class, AllocationEvent.class, HistoryExportEvent.class)
                .flatMap(contract -> Arrays.stream(contract.getPermittedSubclasses()));
    }

    public static Object read(Class<?> type) {
        return SERIALIZER.deserialize(new SimpleSerializedObject<>(
                stored(type), byte[].class, "enrollment." + type.getSimpleName(), revision(type)));
    }

    static byte[] stored(Class<?> type) {
        String name = "events/" + type.getSimpleName() + "." + revision(type) + ".json";
        try (InputStream in = StoredSamples.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("there is no stored sample " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] write(Object event) {
        return SERIALIZER.serialize(event, byte[].class).getData();
    }

    private static String revision(Class<?> type) {
        return type.getAnnotation(Revision.class).value();
    }
}
