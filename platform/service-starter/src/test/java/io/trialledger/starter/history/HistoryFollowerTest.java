package io.trialledger.starter.history;

import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.LogHealth;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.InOrder;

class HistoryFollowerTest {

    /** Else a deed that another replica stores in between is unknown here, and its row is passed. */
    @Test
    @SuppressWarnings("unchecked") // what a mock is of
    void reads_the_deeds_after_the_last_row() {
        MongoDatabase database = mock(MongoDatabase.class);
        MongoCollection<Document> rows = mock(MongoCollection.class, Answers.RETURNS_DEEP_STUBS);
        MongoCollection<Document> deeds = mock(MongoCollection.class, Answers.RETURNS_DEEP_STUBS);
        when(database.getCollection(HistoryFollower.COLLECTION)).thenReturn(rows);
        when(database.getCollection(Deeds.COLLECTION)).thenReturn(deeds);
        when(database.getCollection("events", BsonDocument.class))
                .thenReturn(mock(MongoCollection.class, Answers.RETURNS_DEEP_STUBS));

        EventLog log = new EventLog(database, new LogHealth(database));
        new HistoryFollower(log, database, new SealedFields(EventNames.none())).resume();

        InOrder order = inOrder(rows, deeds);
        order.verify(rows).find();
        order.verify(deeds).find();
    }
}
