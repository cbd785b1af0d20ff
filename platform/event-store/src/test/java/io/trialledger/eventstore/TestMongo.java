package io.trialledger.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;

/** The server the tests run against: the one MONGODB_URI names, else an embedded one of this JVM. */
final class TestMongo {

    private static final String URI = start();
    private static final MongoClient CLIENT = MongoClients.create(URI);

    private TestMongo() {}

    private static String start() {
        String given = System.getenv("MONGODB_URI");
        if (given != null) {
            return given;
        }
        MongoServer server = new MongoServer(new MemoryBackend());
        return "mongodb:/" + server.bind();
    }

    static String uri() {
        return URI;
    }

    /** A database nobody has used: `events` can't be emptied. */
    static MongoDatabase freshDatabase() {
        return CLIENT.getDatabase(freshName());
    }

    static String freshName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
