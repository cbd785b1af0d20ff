package io.trialledger.starter.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.LogHealth;
import io.trialledger.eventstore.TrialEventStorageEngine;
import io.trialledger.eventstore.TrialSerializers;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.TileBuilder;
import io.trialledger.starter.sample.NoteEvent;
import io.trialledger.starter.sample.SubjectPlaced;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.bson.BsonDocument;
import org.bson.Document;

/** A log with its tree and signatures as a service has them, and copies of it as somebody could leave them in a database. */
final class SignedLog {

    static final String ORIGIN = "trialledger.local/signed";
    private static final LogKeys KEYS = new LogKeys(NoteSigner.generate(ORIGIN), List.of(), List.of());
    private static final Serializer SERIALIZER = TrialSerializers.json(EventNames.of("signed", NoteEvent.class));

    final MongoDatabase database;
    final MongoDatabase keys;
    final EventLog log;
    final Tiles tiles;
    final SignedCheckpoints checkpoints;
    private final MongoClient client;
    private final TileBuilder tree = new TileBuilder();

    private SignedLog(MongoClient client, String name) {
        this.client = client;
        database = client.getDatabase(name);
        keys = client.getDatabase(name + "_keys");
        log = new EventLog(database, new LogHealth(database));
        tiles = new Tiles(database);
        checkpoints = new SignedCheckpoints(database, tiles, KEYS, new Anchor(keys));
    }

    static SignedLog empty(MongoClient client, String name) {
        return new SignedLog(client, name);
    }

    /** With a checkpoint after each event. */
    static SignedLog of(MongoClient client, String name, int events) {
        SignedLog log = new SignedLog(client, name);
        for (int i = 0; i < events; i++) {
            log.append();
            log.sign();
        }
        return log;
    }

    void append() {
        TrialEventStorageEngine engine = TrialEventStorageEngine.builder()
                .database(database)
                .origin(ORIGIN)
                .eventSerializer(SERIALIZER)
                .snapshotSerializer(SERIALIZER)
                .build();
        String subject = "subject-" + log.head();
        engine.appendEvents(new GenericDomainEventMessage<>(
                "Subject", subject, 0, new SubjectPlaced("S1", subject, "701"), MetaData.emptyInstance()));
        engine.close();
    }

    private void sign() {
        log.events(tree.size(), log.head() + 1)
                .forEach(event -> tree.append(event.leafHash()).forEach(tiles::save));
        tree.partial().forEach(tiles::save);
        checkpoints.sign(new Checkpoint(ORIGIN, tree.size(), tree.root()));
    }

    /** A copy in which somebody has edited the events; the server itself lets nobody. */
    SignedLog edited(String name, Consumer<List<BsonDocument>> edit) {
        SignedLog copy = new SignedLog(client, name);
        for (String collection : List.of(Tiles.COLLECTION, SignedCheckpoints.COLLECTION)) {
            copy.database.getCollection(collection).insertMany(all(database, collection));
        }
        copy.keys.getCollection(Anchor.COLLECTION).insertMany(all(keys, Anchor.COLLECTION));
        List<BsonDocument> events =
                database.getCollection("events", BsonDocument.class).find().into(new ArrayList<>());
        edit.accept(events);
        copy.database.getCollection("events", BsonDocument.class).insertMany(events);
        return copy;
    }

    private static List<Document> all(MongoDatabase database, String collection) {
        return database.getCollection(collection).find().into(new ArrayList<>());
    }

    SelfCheck selfCheck() {
        return new SelfCheck(log, ORIGIN, checkpoints, tiles, Duration.ofMillis(10), Clock.systemUTC());
    }

    LedgerFollower follower() {
        Lease lease = new Lease(database, "ledger", Duration.ofSeconds(10), Clock.systemUTC());
        return new LedgerFollower(log, ORIGIN, lease, tiles, checkpoints);
    }
}
