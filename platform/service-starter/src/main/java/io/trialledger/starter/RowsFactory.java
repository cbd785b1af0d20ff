package io.trialledger.starter;

import com.mongodb.client.MongoDatabase;
import java.util.List;

/** Makes the collections of projections, with their indexes. */
public class RowsFactory {

    private final MongoDatabase database;
    private final String ownLog;

    RowsFactory(MongoDatabase database, String ownLog) {
        this.database = database;
        this.ownLog = ownLog;
    }

    /** Rows fed from this service's own log. */
    public Rows named(String collection, Index... indexes) {
        return of(ownLog, collection, indexes);
    }

    /**
     * Rows fed from another service's published events. A collection is fed from one log only: positions of two logs can't be
     * compared.
     */
    public Rows of(String log, String collection, Index... indexes) {
        RowCollection stored = new RowCollection(database.getCollection(collection), List.of(indexes));
        return new Rows(log, stored);
    }
}
