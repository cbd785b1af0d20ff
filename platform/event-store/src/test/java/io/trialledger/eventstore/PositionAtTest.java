package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;

class PositionAtTest {

    private static final BsonDocument FIVE_EVENTS =
            BsonDocument.parse("{_id: {$numberLong: '0'}, n: 5, at: {$numberLong: '1000'}, mx: {$numberLong: '1000'}}");
    private static final BsonDocument ONE_MORE =
            BsonDocument.parse("{_id: {$numberLong: '5'}, n: 1, at: {$numberLong: '9000'}, mx: {$numberLong: '9000'}}");

    private final EventLog log = growing();

    @Test
    void what_is_appended_during_the_search_was_not_recorded_before() {
        assertThat(log.positionAt(Instant.ofEpochMilli(2000))).isEqualTo(4);
    }

    @Test
    void what_is_appended_during_the_search_is_not_passed() {
        assertThat(log.firstWithTimestampFrom(Instant.EPOCH.plusNanos(2000))).isEqualTo(5);
    }

    /** A log of five events that has six when its head is read again. */
    @SuppressWarnings("unchecked") // what a mock is of
    private static EventLog growing() {
        MongoCollection<BsonDocument> events = mock(MongoCollection.class, Answers.RETURNS_DEEP_STUBS);
        MongoDatabase database = mock(MongoDatabase.class);
        when(database.getCollection(EventLog.COLLECTION, BsonDocument.class)).thenReturn(events);
        when(events.withCodecRegistry(any())).thenReturn(events);
        when(events.withReadPreference(any())).thenReturn(events);
        when(events.withReadConcern(any(ReadConcern.class))).thenReturn(events);
        when(events.find().sort(any()).limit(1).projection(any()).first()).thenReturn(FIVE_EVENTS, ONE_MORE);
        when(events.find(any(Bson.class)).sort(any()).limit(1).projection(any()).first())
                .thenReturn(FIVE_EVENTS);
        return new EventLog(database, new LogHealth(database));
    }
}
