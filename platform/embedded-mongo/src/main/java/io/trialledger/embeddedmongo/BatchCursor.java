package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** A cursor a client comes back to. Its number is random: one from before a restart must not name another query. */
final class BatchCursor extends AbstractCursor {

    private final Batches batches;
    private final UnaryOperator<List<Document>> projection;

    BatchCursor(Batches batches, UnaryOperator<List<Document>> projection) {
        super(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        this.batches = batches;
        this.projection = projection;
    }

    @Override
    public boolean isEmpty() {
        return batches.finished();
    }

    @Override
    public synchronized List<Document> takeDocuments(int number) {
        return projection.apply(batches.next(number > 0 ? number : Batches.DEFAULT_DOCUMENTS));
    }
}
