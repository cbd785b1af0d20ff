package io.trialledger.starter.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.LogHealth;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Rows;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.SealedFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;

class DiffsTest {

    private static final String LOG = "sample";

    /** Thousands of rows of other sites are no reason to read them all for one answer. */
    @Test
    void a_page_ends_where_a_filter_leaves_nothing_for_long() {
        Diff diff = diffs().answer(new FindDiff("S", moment(-1), moment(9_999), null, "701", -1, 1));

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.next()).isEqualTo("19");
    }

    private static AsOf moment(long position) {
        return new AsOf(Map.of(LOG, position), Instant.EPOCH);
    }

    @SuppressWarnings("unchecked") // what a mock is of
    private static Diffs diffs() {
        Authority authority = mock(Authority.class);
        when(authority.sitesOf(anyString(), any(Class.class))).thenReturn(new Sites(true, Set.of()));
        MongoDatabase database = mock(MongoDatabase.class);
        when(database.getCollection("events", BsonDocument.class))
                .thenReturn(mock(MongoCollection.class, Answers.RETURNS_DEEP_STUBS));
        return new Diffs(
                LOG,
                new EventLog(database, new LogHealth(database)),
                mock(Seals.class),
                new SealedFields(EventNames.none()),
                authority,
                () -> List.of(thingsOfAnotherSite()));
    }

    /** One at each position. */
    private static Things thingsOfAnotherSite() {
        Rows rows = mock(Rows.class);
        when(rows.changed(any(), anyLong(), anyInt(), any())).thenAnswer(asked -> {
            long next = asked.<Long>getArgument(1) + 1;
            return List.of(new Document("id", "row-" + next).append("from", next));
        });
        when(rows.find(any(), any(), anyInt(), any())).thenReturn(List.of());
        Things things = mock(Things.class);
        when(things.rows()).thenReturn(rows);
        when(things.siteOf(any())).thenReturn("702");
        doReturn(FindDiff.class).when(things).readBy();
        return things;
    }
}
