package io.trialledger.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.trialledger.embeddedmongo.EmbeddedMongo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;

/** The server the tests run against: the one MONGODB_URI names, else an embedded one of this JVM. */
final class TestMongo {

    private static final String URI =
            Optional.ofNullable(System.getenv("MONGODB_URI")).orElseGet(TestMongo::embedded);
    private static final MongoClient CLIENT = MongoClients.create(URI);

    private TestMongo() {}

    private static String embedded() {
        try {
            EmbeddedMongo server = EmbeddedMongo.open(Files.createTempDirectory("event-store-test"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server.uri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String uri() {
        return URI;
    }

    /** A database nobody has used: {@code events} can't be emptied. */
    static MongoDatabase freshDatabase() {
        return CLIENT.getDatabase(freshName());
    }

    static MongoDatabase database(String name) {
        return CLIENT.getDatabase(name);
    }

    static String freshName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
