package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.Records.AWARE;
import static io.trialledger.adverseevents.adverseevent.Records.ID;
import static io.trialledger.adverseevents.adverseevent.Records.RECEIVED;
import static io.trialledger.adverseevents.adverseevent.Records.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.TrialSerializers;
import io.trialledger.model.Sealed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in logs today is read by today's code, and written as it was. */
class StoredEventsTest {

    private static final EventNames NAMES = EventNames.of("adverse-events", AdverseEventEvent.class);
    private static final Serializer JSON = TrialSerializers.json(NAMES);
    private static final String SEALED = "s1:text/sample:" + "A".repeat(64);

    @ParameterizedTest
    @MethodSource("samples")
    void a_stored_event_is_read(AdverseEventEvent expected) throws IOException {
        String name = NAMES.nameOf(expected.getClass()).orElseThrow();

        Object read = JSON.deserialize(new SimpleSerializedObject<>(
                sample(file(expected)).getBytes(StandardCharsets.UTF_8), byte[].class, name, "1"));

        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_is_written_as_it_always_was(AdverseEventEvent event) throws IOException {
        assertThat(new String(JSON.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8))
                .isEqualTo(sample(file(event)));
    }

    @Test
    void every_event_of_the_contract_has_a_sample_a_revision_and_a_handler() {
        for (Class<?> event : AdverseEventEvent.class.getPermittedSubclasses()) {
            assertThat(samples()).as(event.getSimpleName()).anyMatch(event::isInstance);
            assertThat(event).hasAnnotation(Revision.class);
            assertThat(Stream.of(AdverseEvent.class.getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(EventSourcingHandler.class))
                            .map(method -> method.getParameterTypes()[0]))
                    .as("handlers of the aggregate")
                    .contains(event);
        }
    }

    static Stream<AdverseEventEvent> samples() {
        String study = ID.study();
        String subject = ID.subject();
        String event = ID.event();
        AdverseEventRecord rich = new AdverseEventRecord(
                Sealed.decode(SEALED),
                "RASH",
                day("2026-02"),
                day("2026-02-09"),
                false,
                Severity.MODERATE,
                false,
                Set.of(SeriousnessCriterion.HOSPITALIZATION, SeriousnessCriterion.CANCER),
                Causality.REMOTE,
                Outcome.RECOVERED_WITH_SEQUELAE,
                ActionTaken.DOSE_REDUCED,
                AWARE,
                day("2026-02-10"),
                Sealed.decode(SEALED),
                "10");
        AdverseEventRecord bare = new AdverseEventRecord(
                Sealed.decode(SEALED),
                null,
                null,
                null,
                null,
                Severity.MILD,
                false,
                Set.of(),
                null,
                Outcome.UNKNOWN,
                null,
                null,
                null,
                null,
                null);
        return Stream.of(
                new AdverseEventReported(study, "701", subject, event, rich, Set.of(Flag.ONSET_PARTIAL)),
                new AdverseEventFollowedUp(study, "701", subject, event, 2, false, bare, Set.of(Flag.EARLIER_RECORD)),
                new QueryOpened(study, "701", subject, event, QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA, 1),
                new QueryResolved(study, "701", subject, event, QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA, 1, 2),
                new QueryAnswered(
                        study,
                        "701",
                        subject,
                        event,
                        QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA,
                        1,
                        Sealed.decode(SEALED)),
                new QueryClosed(study, "701", subject, event, QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA, 1, null),
                new ObligationOpened(
                        study,
                        "701",
                        subject,
                        event,
                        "SITE_24_HOURS.1",
                        SafetyClock.SITE_24_HOURS,
                        1,
                        ClockBasis.AWARENESS,
                        AWARE,
                        AWARE.plusHours(24),
                        List.of(),
                        true),
                new ObligationOpened(
                        study,
                        "701",
                        subject,
                        event,
                        "SPONSOR_15_DAYS.2",
                        SafetyClock.SPONSOR_15_DAYS,
                        1,
                        ClockBasis.RECEIPT,
                        RECEIVED.atOffset(ZoneOffset.UTC),
                        null,
                        Records.CLOCKS.dueDays(RECEIVED, SafetyClock.SPONSOR_15_DAYS),
                        true),
                new ObligationConfirmed(study, "701", subject, event, "SITE_24_HOURS.1", 2),
                new ObligationLifted(study, "701", subject, event, "SPONSOR_15_DAYS.2", 2),
                new DeathReported(study, "701", subject, event, 2, day("2026-02-09")),
                new DiscontinuationRefused(study, "701", subject, event, "SUBJECT_UNKNOWN"));
    }

    /** One file an event; the two shapes of {@link ObligationOpened} are told apart by their clock. */
    private static String file(AdverseEventEvent event) {
        String name = NAMES.nameOf(event.getClass()).orElseThrow();
        return event instanceof ObligationOpened opened ? name + "-" + opened.clock() : name;
    }

    private static String sample(String name) throws IOException {
        try (InputStream file = StoredEventsTest.class.getResourceAsStream("/events/" + name + ".json")) {
            assertThat(file).as("stored sample of " + name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
