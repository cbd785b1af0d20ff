package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** The index that a query walks was dropped between two batches; as with mongod, who asked has to ask again. */
final class IndexDropped extends MongoServerError {

    private static final long serialVersionUID = 1L;
    private static final int QUERY_PLAN_KILLED = 175;

    IndexDropped(String tree) {
        super(QUERY_PLAN_KILLED, "QueryPlanKilled", "the index " + tree + " was dropped");
    }
}
