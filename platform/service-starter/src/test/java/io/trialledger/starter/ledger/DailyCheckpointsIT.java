package io.trialledger.starter.ledger;

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
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.ProvenCheckpoint;
import io.trialledger.ledger.TileBuilder;
import io.trialledger.starter.sample.NoteEvent;
import io.trialledger.starter.sample.SubjectPlaced;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyCheckpointsIT {

    private static final String ORIGIN = "trialledger.local/days";
    private static final Serializer SERIALIZER = TrialSerializers.json(EventNames.of("days", NoteEvent.class));

    @TempDir
    Path folder;

    private final LogKeys keys = new LogKeys(NoteSigner.generate(ORIGIN), List.of(), List.of());
    private final TileBuilder tree = new TileBuilder();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void the_last_of_every_day_and_the_closing_one_which_extends_them() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoDatabase database = client.getDatabase("days");
            EventLog log = new EventLog(database, new LogHealth(database));
            Tiles tiles = new Tiles(database);
            SignedCheckpoints checkpoints = new SignedCheckpoints(database, tiles, keys, new Anchor(database));
            TrialEventStorageEngine engine = TrialEventStorageEngine.builder()
                    .database(database)
                    .origin(ORIGIN)
                    .eventSerializer(SERIALIZER)
                    .snapshotSerializer(SERIALIZER)
                    .clock(new Told())
                    .build();
            int events = 0;
            for (String at : List.of(
                    "2026-03-01T08:00:00Z",
                    "2026-03-01T23:59:59.999Z",
                    "2026-03-02T00:00:00Z",
                    "2026-03-05T10:00:00Z",
                    "2026-03-05T11:00:00Z",
                    "2026-03-06T11:00:00Z")) {
                now.set(Instant.parse(at));
                engine.appendEvents(placed("subject-" + events));
                tree.append(log.at(events).orElseThrow().leafHash()).forEach(tiles::save);
                tree.partial().forEach(tiles::save);
                events++;
                if (events != 3) { // nothing was signed on the second day
                    checkpoints.sign(new Checkpoint(ORIGIN, tree.size(), tree.root()));
                }
            }

            assertThat(sizes(log, checkpoints, tiles, 6)).containsExactly(2L, 5L, 6L);
            assertThat(sizes(log, checkpoints, tiles, 4)).containsExactly(2L, 4L);
            assertThat(sizes(log, checkpoints, tiles, 1)).containsExactly(1L);
            engine.close();
        }
    }

    private List<Long> sizes(EventLog log, SignedCheckpoints checkpoints, Tiles tiles, long size) throws Exception {
        SignedCheckpoints.Stored closing = checkpoints.ofSize(size).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DailyCheckpoints(log, checkpoints, tiles).write(closing, out);
        List<ProvenCheckpoint> written = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> ProvenCheckpoint.of(JsonLine.parse(line)))
                .toList();
        written.forEach(each -> each.verify(closing.checkpoint(), keys.ofLog()));
        return written.stream().map(ProvenCheckpoint::size).toList();
    }

    private static GenericDomainEventMessage<?> placed(String subject) {
        return new GenericDomainEventMessage<>(
                "Subject", subject, 0, new SubjectPlaced("S1", subject, "701"), MetaData.emptyInstance());
    }

    private final class Told extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
