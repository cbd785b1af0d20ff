package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.TestLog.SubjectEnrolled;
import io.trialledger.eventstore.TestLog.SubjectRegistered;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Failure mode 15: one event can't be read or handled. The others are, it becomes a dead letter, and the service says so. */
class PoisonEventIT {

    private static final String GROUP = "enrollment-log";

    private final MongoDatabase database = TestMongo.freshDatabase();
    private final LogHealth health = new LogHealth(database);
    private final Projection projection = new Projection();
    private Configuration configuration;
    private TrialEventStore store;
    private LogDeadLetterQueue letters;

    static final class Projection {

        private final Queue<String> handled = new ConcurrentLinkedQueue<>();
        private volatile boolean healed;

        @EventHandler
        void on(SubjectRegistered event) {
            handled.add("registered " + event.subjectId());
        }

        @EventHandler
        void on(SubjectEnrolled event) {
            if (event.on().equals("poison") && !healed) {
                throw new IllegalStateException("can't handle this one");
            }
            handled.add("enrolled " + event.subjectId() + " " + event.on());
        }
    }

    @AfterEach
    void stop() {
        configuration.shutdown();
        store.close();
    }

    private void start(EventUpcaster upcasters) {
        store = TrialEventStore.builder()
                .engine(TestLog.engine(database)
                        .health(health)
                        .upcasterChain(upcasters)
                        .build())
                .build();
        letters = LogDeadLetterQueue.builder()
                .database(database)
                .processingGroup(GROUP)
                .serializer(TestLog.SERIALIZER)
                .upcasterChain(upcasters)
                .build();
        LogTokenStore tokens =
                new LogTokenStore(database, TestLog.SERIALIZER, "me", Duration.ofSeconds(10), Clock.systemUTC());
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(c -> store)
                .configureSerializer(c -> TestLog.SERIALIZER);
        configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors()
                .registerPooledStreamingEventProcessorConfiguration(
                        (c, builder) -> builder.initialToken(source -> new GlobalSequenceTrackingToken(-1))
                                .initialSegmentCount(1))
                .registerTokenStore(c -> tokens)
                .registerEventHandler(c -> projection)
                .registerEventHandler(c -> new UnreadableEvents(GROUP))
                .byDefaultAssignHandlerInstancesTo(handler -> GROUP)
                .registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance())
                .registerDeadLetterQueue(GROUP, c -> letters);
        configuration = configurer.start();
    }

    private static GenericDomainEventMessage<?> enrolled(String subject, long sequence, String on) {
        return new GenericDomainEventMessage<>("Subject", subject, sequence, new SubjectEnrolled(subject, on));
    }

    private void publish(EventMessage<?>... events) {
        store.publish(events);
    }

    /** An event whose stored form only somebody else's version of the code could have written. */
    private void store(String subject, String type, String revision, String json) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        PendingCommit commit = new CommitEncoder(TestLog.ORIGIN)
                .encode(
                        List.of(new GenericDomainEventMessage<>("Subject", subject, 0, "replaced")),
                        null,
                        new OneTypeSerializer(TestLog.SERIALIZER, type, revision, payload),
                        0);
        Appender.End end = new Appender.End(store.createHeadToken().position().orElse(-1) + 1, 0, Long.MIN_VALUE);
        commit.placeAfter(end, System.currentTimeMillis());
        new EventLog(database, health).writable().insertOne(commit.document().bson());
    }

    private void expectOneLetterWhileOthersGoOn(String sequence) {
        store.publish(TestLog.registered("other"));
        Awaitility.await().until(() -> projection.handled.contains("registered other"));
        Awaitility.await().until(() -> letters.size() == 1);
        assertThat(letters.contains(sequence)).isTrue();
        assertThat(health.status()).isEqualTo(LogHealth.Status.DEGRADED);
        assertThat(configuration
                        .eventProcessingConfiguration()
                        .eventProcessor(GROUP)
                        .orElseThrow()
                        .isError())
                .isFalse();
    }

    private DeadLetter<? extends EventMessage<?>> letter(String sequence) {
        return letters.deadLetterSequence(sequence).iterator().next();
    }

    private boolean processLetters() {
        return configuration
                .eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(GROUP)
                .orElseThrow()
                .processAny();
    }

    @Test
    void a_handler_that_fails_leaves_a_letter_and_later_events_of_the_sequence_wait_behind_it() {
        start(events -> events);
        publish(TestLog.registered("s1"), enrolled("s1", 1, "poison"), enrolled("s1", 2, "2013-05-02"));
        store.publish(TestLog.registered("other"));
        Awaitility.await().until(() -> projection.handled.contains("registered other"));
        Awaitility.await().until(() -> letters.sequenceSize("s1") == 2);
        assertThat(projection.handled).doesNotContain("enrolled s1 2013-05-02");
        assertThat(health.status()).isEqualTo(LogHealth.Status.DEGRADED);

        projection.healed = true;
        assertThat(processLetters()).isTrue();
        assertThat(projection.handled).containsSubsequence("enrolled s1 poison", "enrolled s1 2013-05-02");
        assertThat(health.status()).isEqualTo(LogHealth.Status.OK);
    }

    @Test
    void a_payload_that_cannot_be_deserialized_becomes_a_letter_with_its_bytes() {
        start(events -> events);
        store("s1", "test.SubjectEnrolled", "2", "{\"subjectId\":[\"not a text\"");
        expectOneLetterWhileOthersGoOn("s1");
        assertThat(database.getCollection(LogDeadLetterQueue.COLLECTION)
                        .find()
                        .first()
                        .getString("p"))
                .isEqualTo("test.SubjectEnrolled");
    }

    @Test
    void an_event_of_an_unknown_name_becomes_a_letter_that_later_code_can_read() {
        start(events -> events);
        store("s1", "test.SubjectTeleported", "1", "{\"subjectId\":\"s1\"}");
        expectOneLetterWhileOthersGoOn("s1");
        assertThat(letter("s1").message().getPayload())
                .isInstanceOfSatisfying(
                        UnreadableEvent.class, event -> assertThat(event.type()).isEqualTo("test.SubjectTeleported"));
        assertThat(letter("s1").cause().orElseThrow().type()).isEqualTo(UnreadableEvents.Refused.class.getName());

        LogDeadLetterQueue ofLaterCode = LogDeadLetterQueue.builder()
                .database(database)
                .processingGroup(GROUP)
                .serializer(TestLog.SERIALIZER)
                .upcasterChain(new Renamed("test.SubjectTeleported", "test.SubjectRegistered", false))
                .build();
        assertThat(ofLaterCode
                        .deadLetterSequence("s1")
                        .iterator()
                        .next()
                        .message()
                        .getPayload())
                .isEqualTo(new SubjectRegistered("s1", "702"));
    }

    @Test
    void an_upcaster_that_fails_leaves_a_letter_with_the_bytes_as_stored() {
        start(new EventUpcasterChain(new Renamed("test.SubjectTeleported", "test.SubjectRegistered", true)));
        store("s1", "test.SubjectTeleported", "1", "{\"subjectId\":\"s1\"}");
        expectOneLetterWhileOthersGoOn("s1");
        assertThat(letter("s1").message().getPayload())
                .isInstanceOfSatisfying(
                        UnreadableEvent.class,
                        event -> assertThat(new String(event.payload(), StandardCharsets.UTF_8))
                                .isEqualTo("{\"subjectId\":\"s1\"}"));
    }

    @Test
    void an_event_of_an_older_name_and_form_is_upcast_by_its_logical_name() {
        start(new EventUpcasterChain(new Renamed("test.SubjectTeleported", "test.SubjectRegistered", false)));
        store("s1", "test.SubjectTeleported", "1", "{\"subjectId\":\"s1\"}");
        Awaitility.await().until(() -> projection.handled.contains("registered s1"));
        assertThat(letters.size()).isZero();
        assertThat(store.readEvents("s1").asStream().findFirst().orElseThrow().getPayload())
                .isEqualTo(new SubjectRegistered("s1", "702"));
    }

    @Test
    void an_event_that_comes_again_after_a_crash_is_one_letter() {
        start(events -> events);
        publish(enrolled("s1", 0, "poison"));
        Awaitility.await().until(() -> letters.size() == 1);
        DeadLetter<? extends EventMessage<?>> letter = letter("s1");
        letters.enqueue("s1", letter);
        assertThat(letters.size()).isEqualTo(1);
    }

    /** From an old name to a new one, adding the site. */
    private static final class Renamed extends SingleEventUpcaster implements EventUpcaster {

        private final SimpleSerializedType from;
        private final SimpleSerializedType to;
        private final boolean failing;

        Renamed(String from, String to, boolean failing) {
            this.from = new SimpleSerializedType(from, "1");
            this.to = new SimpleSerializedType(to, "1");
            this.failing = failing;
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(from);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(to, JsonNode.class, payload -> {
                if (failing) {
                    throw new IllegalStateException("this upcaster fails");
                }
                return ((ObjectNode) payload).put("siteId", "702");
            });
        }
    }
}
