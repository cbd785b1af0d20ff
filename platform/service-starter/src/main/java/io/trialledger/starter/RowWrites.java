package io.trialledger.starter;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The writes of one unit of work to one collection, done in one command. */
final class RowWrites {

    private final List<WriteModel<Document>> puts = new ArrayList<>();
    private final List<WriteModel<Document>> ends = new ArrayList<>();

    void put(Document version) {
        puts.add(new ReplaceOneModel<>(eq("_id", version.get("_id")), version, new ReplaceOptions().upsert(true)));
    }

    void end(String versionId, long position) {
        ends.add(new UpdateOneModel<>(eq("_id", versionId), set("to", position)));
    }

    void remove(String versionId) {
        ends.add(new DeleteOneModel<>(eq("_id", versionId)));
    }

    void into(MongoCollection<Document> collection) {
        List<WriteModel<Document>> all = new ArrayList<>(puts);
        all.addAll(ends);
        if (!all.isEmpty()) {
            collection.bulkWrite(all);
        }
    }
}
