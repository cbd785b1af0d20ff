package io.trialledger.starter.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.trialledger.embeddedmongo.EmbeddedMongo;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.LogHealth;
import io.trialledger.eventstore.TrialEventStorageEngine;
import io.trialledger.eventstore.TrialSerializers;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random questions on a history that is too long to be searched without an index, which the server refuses. */
class SearchIT {

    private static final int EVENTS = 1_500;
    private static final int QUESTIONS = 250;
    private static final long SEED = 20260301;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> SITES = List.of("", "701", "702", "703");
    private static final List<String> CATEGORIES = List.of("", "ENTRY_ERROR", "NEW_INFORMATION");

    @TempDir
    private static Path folder;

    private static EmbeddedMongo mongo;
    private static MongoClient client;
    private static HistoryFollower follower;
    private static HistoryReader reader;
    private static final List<Map<String, String>> FACTS = new ArrayList<>();

    /** Seconds after the start at which each was recorded. */
    private static final List<Integer> TIMES = new ArrayList<>();

    private final Random random = new Random(SEED);

    sealed interface Done permits Written, Signed {}

    @Revision("1")
    record Written(String text) implements Done {}

    @Revision("1")
    record Signed(String reasonCode) implements Done {}

    @BeforeAll
    static void fill() {
        mongo = EmbeddedMongo.open(folder, 0);
        client = MongoClients.create(mongo.uri());
        MongoDatabase database = client.getDatabase("search");
        Seals seals = Seals.over(
                client.getDatabase("search_keys").getCollection("keys"),
                Base64.getEncoder().encodeToString(new byte[32]));
        Random random = new Random(SEED);
        String reason = seals.text("because").encoded();
        EventNames names = EventNames.of("search", Done.class);
        Serializer serializer = TrialSerializers.json(names);
        try (TrialEventStorageEngine engine = TrialEventStorageEngine.builder()
                .database(database)
                .origin("trialledger.local/search")
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .clock(((InstantSource) () -> START.plusSeconds(FACTS.size() / 10)).withZone(ZoneOffset.UTC))
                .build()) {
            while (FACTS.size() < EVENTS) {
                List<? extends EventMessage<?>> commit = Stream.generate(() -> event(random, reason))
                        .limit(1 + random.nextInt(6))
                        .toList();
                engine.appendEvents(commit);
                commit.forEach(event -> TIMES.add(FACTS.size() / 10));
            }
        }
        EventLog log = new EventLog(database, new LogHealth(database));
        SealedFields fields = new SealedFields(names);
        follower = new HistoryFollower(log, database, fields);
        follower.start();
        reader = new HistoryReader("search", log, follower, database, seals, fields);
        assertThat(follower.await(log.head(), Duration.ofSeconds(60))).isTrue();
    }

    private static EventMessage<?> event(Random random, String reason) {
        String site = one(random, SITES);
        boolean reasoned = random.nextInt(4) == 0;
        boolean signed = random.nextInt(5) == 0;
        String category = reasoned ? one(random, CATEGORIES) : "";
        Map<String, String> facts = new HashMap<>();
        facts.put("study", random.nextInt(10) == 0 ? "S2" : "S1");
        facts.put("site", site);
        facts.put("subject", site.isEmpty() ? "" : site + "-" + random.nextInt(5));
        facts.put("actor", "actor-" + random.nextInt(6));
        facts.put("role", random.nextBoolean() ? "COORDINATOR" : "MONITOR");
        facts.put("type", signed ? "search.Signed" : "search.Written");
        facts.put("kind", "Kind" + random.nextInt(2));
        facts.put("reason", reasoned ? "present" : "absent");
        facts.put("category", signed ? "DEATH" : category);
        MetaData envelope = MetaData.with(Envelope.STUDY, facts.get("study"))
                .and(Envelope.SITE, site)
                .and(Envelope.SUBJECT, facts.get("subject"))
                .and(Envelope.ACTOR, facts.get("actor"))
                .and(Envelope.ROLE, facts.get("role"));
        if (reasoned) {
            envelope = envelope.and(Envelope.REASON, reason);
        }
        if (!category.isEmpty()) {
            envelope = envelope.and(Envelope.REASON_CATEGORY, category);
        }
        EventMessage<?> event = new GenericDomainEventMessage<>(
                facts.get("kind"),
                "note/" + FACTS.size(),
                0,
                signed ? new Signed("DEATH") : new Written("x"),
                envelope);
        facts.put("eventId", event.getIdentifier());
        FACTS.add(facts);
        return event;
    }

    @AfterAll
    static void stop() {
        follower.stop();
        client.close();
        mongo.close();
    }

    @Test
    void every_question_finds_what_a_look_at_each_event_finds() {
        for (int i = 0; i < QUESTIONS; i++) {
            Sites sites = sites();
            Question asked = random.nextBoolean() ? question() : within(question());
            List<Long> found = reader.page(asked, sites).events().stream()
                    .map(Page.Entry::position)
                    .toList();

            assertThat(found).as("seed %s: %s for %s", SEED, asked, sites).isEqualTo(naive(asked, sites));
        }
    }

    @Test
    void a_page_tells_the_reason_and_its_category() {
        Question asked = question(Map.of("category", "ENTRY_ERROR"), false, -1, Long.MAX_VALUE, 3);

        assertThat(reader.page(asked, new Sites(true, Set.of())).events())
                .hasSize(3)
                .allSatisfy(event -> {
                    assertThat(event.reason()).isEqualTo("because");
                    assertThat(event.reasonCategory()).isEqualTo("ENTRY_ERROR");
                });
    }

    private Sites sites() {
        return switch (random.nextInt(4)) {
            case 0 -> new Sites(false, Set.of("701"));
            case 1 -> new Sites(false, Set.of("702", "703"));
            default -> new Sites(true, Set.of());
        };
    }

    private Question question() {
        Map<String, String> like = FACTS.get(random.nextInt(EVENTS));
        List<String> properties = new ArrayList<>(Question.SEARCHED);
        Collections.sort(properties);
        Collections.shuffle(properties, random);
        Map<String, String> equal = new HashMap<>();
        for (String property : properties.subList(0, random.nextInt(4))) {
            String value = (random.nextInt(5) == 0 ? FACTS.get(random.nextInt(EVENTS)) : like).get(property);
            if (!value.isEmpty()) {
                equal.put(property, value);
            }
        }
        return question(
                equal,
                random.nextBoolean(),
                random.nextInt(EVENTS) - EVENTS / 2L,
                random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(EVENTS),
                1 + random.nextInt(40));
    }

    private Question within(Question asked) {
        int from = random.nextInt(EVENTS / 10);
        return new Question(
                asked.study(),
                asked.equal(),
                random.nextBoolean() ? null : START.plusSeconds(from),
                random.nextBoolean() ? null : START.plusSeconds(from + random.nextInt(EVENTS / 10)),
                asked.asOf(),
                asked.newestFirst(),
                asked.afterPosition(),
                asked.beforePosition(),
                asked.limit());
    }

    private static Question question(Map<String, String> equal, boolean newest, long after, long before, int limit) {
        return new Question("S1", equal, null, null, AsOf.present(), newest, after, before, limit);
    }

    private static List<Long> naive(Question asked, Sites sites) {
        List<Long> all = new ArrayList<>(LongStream.range(0, FACTS.size())
                .filter(position -> position > asked.afterPosition() && position < asked.beforePosition())
                .filter(position -> {
                    Instant at = START.plusSeconds(TIMES.get((int) position));
                    return (asked.from() == null || !at.isBefore(asked.from()))
                            && (asked.to() == null || !at.isAfter(asked.to()));
                })
                .filter(position -> {
                    Map<String, String> facts = FACTS.get((int) position);
                    String site = facts.get("site");
                    return facts.get("study").equals(asked.study())
                            && sites.contains(site.isEmpty() ? null : site)
                            && facts.entrySet().containsAll(asked.equal().entrySet());
                })
                .boxed()
                .toList());
        if (asked.newestFirst()) {
            Collections.reverse(all);
        }
        return all.stream().limit(asked.limit()).toList();
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
