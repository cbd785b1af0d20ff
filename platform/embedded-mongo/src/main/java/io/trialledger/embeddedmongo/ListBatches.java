package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;

/** Batches of results that are all in memory. */
final class ListBatches implements Batches {

    private final List<Document> documents;
    private int next;

    ListBatches(List<Document> documents) {
        this.documents = documents;
    }

    @Override
    public List<Document> next(int most) {
        List<Document> batch = new ArrayList<>();
        for (long bytes = 0; next < documents.size() && batch.size() < most && bytes < MAX_BYTES; next++) {
            batch.add(documents.get(next));
            bytes += BsonBytes.encode(documents.get(next)).length;
        }
        return batch;
    }

    @Override
    public boolean finished() {
        return next == documents.size();
    }
}
