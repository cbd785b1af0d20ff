package io.trialledger.embeddedmongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import org.bson.Document;

/** A served folder and a client of it, for one test. */
final class Served implements AutoCloseable {

    final EmbeddedMongo mongo;
    final MongoClient client;
    final MongoDatabase database;

    Served(Path folder) {
        mongo = EmbeddedMongo.open(folder, 0);
        client = MongoClients.create(mongo.uri());
        database = client.getDatabase("trial");
    }

    MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    @Override
    public void close() {
        client.close();
        mongo.close();
    }
}
