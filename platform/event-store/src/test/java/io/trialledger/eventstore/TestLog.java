package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.bson.Document;

/** Events, engines and the check of a whole log that the tests share. */
final class TestLog {

    static final String ORIGIN = "trialledger.test/log";
    static final EventNames NAMES = EventNames.of("test", SubjectEvent.class);
    static final Serializer SERIALIZER = TrialSerializers.json(NAMES);

    private TestLog() {}

    sealed interface SubjectEvent permits SubjectRegistered, SubjectEnrolled {}

    @Revision("1")
    record SubjectRegistered(String subjectId, String siteId) implements SubjectEvent {}

    @Revision("2")
    record SubjectEnrolled(String subjectId, String on) implements SubjectEvent {}

    static TrialEventStorageEngine.Builder engine(MongoDatabase database) {
        return TrialEventStorageEngine.builder()
                .database(database)
                .origin(ORIGIN)
                .eventSerializer(SERIALIZER)
                .snapshotSerializer(SERIALIZER);
    }

    static DomainEventMessage<?> registered(String subject) {
        return event(subject, 0);
    }

    /** The event of a subject with a number; number 0 registers. */
    static DomainEventMessage<?> event(String subject, long sequence) {
        Object payload = sequence == 0
                ? new SubjectRegistered(subject, "701")
                : new SubjectEnrolled(subject, "2013-05-0" + sequence % 10);
        return new GenericDomainEventMessage<>(
                "Subject", subject, sequence, payload, MetaData.with("actor", "coordinator-1"));
    }

    static String someSubject() {
        return "subject/" + UUID.randomUUID();
    }

    /**
     * Reads every stored document anew and checks all that must hold of it: contiguous positions, contiguous numbers in each aggregate,
     * no commit twice, keys that fit the events, times that don't go back, leaves that fit the bytes.
     *
     * @return identifiers of all events, in order
     */
    static List<String> verifyWhole(MongoDatabase database) {
        EventLog log = new EventLog(database, new LogHealth(database));
        List<StoredCommit> commits = new ArrayList<>();
        for (List<StoredCommit> page = log.read(0, 500); !page.isEmpty(); page = log.read(next(commits), 500)) {
            commits.addAll(page);
        }
        Map<String, Long> lastOfAggregate = new HashMap<>();
        Set<UUID> cids = new HashSet<>();
        List<String> ids = new ArrayList<>();
        long position = 0;
        long at = 0;
        long latest = Long.MIN_VALUE;
        for (StoredCommit commit : commits) {
            assertThat(commit.position()).isEqualTo(position);
            assertThat(cids.add(commit.cid()))
                    .as("commit %s is there once", commit.cid())
                    .isTrue();
            assertThat(commit.at()).isGreaterThanOrEqualTo(at);
            at = commit.at();
            List<String> keys = new ArrayList<>();
            for (StoredEvent event : commit.events()) {
                assertThat(event.position()).isEqualTo(position++);
                assertThat(event.leafData(ORIGIN).leafHash()).isEqualTo(event.leafHash());
                latest = Math.max(latest, event.timestampNanos());
                ids.add(event.eventId());
                if (event.aggregateId() != null) {
                    long sequence = lastOfAggregate.merge(event.aggregateId(), 0L, (before, zero) -> before + 1);
                    assertThat(event.sequence())
                            .as("number in %s", event.aggregateId())
                            .isEqualTo(sequence);
                    keys.add("a:" + event.aggregateId() + "#" + sequence);
                }
            }
            Document stored = database.getCollection("events")
                    .find(new Document("_id", commit.position()))
                    .first();
            assertThat(stored.getInteger("n")).isEqualTo(commit.events().size());
            assertThat(stored.getLong("mx")).isEqualTo(latest);
            assertThat(stored.getList("k", String.class, List.of()).stream().filter(key -> key.startsWith("a:")))
                    .containsExactlyElementsOf(keys);
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(log.head()).isEqualTo(position - 1);
        return ids;
    }

    private static long next(List<StoredCommit> commits) {
        return commits.get(commits.size() - 1).next();
    }
}
