package io.trialledger.starter.history;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredCommit;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Follower;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Keeps {@code history}: one row an event, {@code _id} its position, to find events by. It holds nothing of the payload; that is
 * read from the log. Taken from the stored bytes, so that no event is missing whose class the service has lost.
 */
public class HistoryFollower extends LogFollower implements Follower {

    static final String COLLECTION = "history";
    /** Values of the property {@code reason}. */
    static final String PRESENT = "present";

    static final String ABSENT = "absent";

    /** Counted up whenever a row says something else of the same event. */
    private static final int FORM = 3;

    private final MongoCollection<Document> rows;
    private final Deeds deeds;
    private final SealedFields sealed;

    public HistoryFollower(EventLog log, MongoDatabase database, SealedFields sealed) {
        super("history", log);
        this.sealed = sealed;
        rows = database.getCollection(COLLECTION);
        deeds = new Deeds(database);
        Lookup.INDEXED.forEach(fields -> rows.createIndex(Indexes.ascending(
                Stream.concat(fields.stream(), Stream.of("_id")).toList())));
    }

    /** The deeds of every event up to the position it has come to. */
    Deeds deeds() {
        return deeds;
    }

    @Override
    protected long resume() {
        Document last = rows.find().sort(Sorts.descending("_id")).limit(1).first();
        deeds.load(); // after the row: another replica may be storing deeds, each before its row
        boolean isOfOldForm = last != null && last.getInteger("form", 0) != FORM; // then every row is written anew
        return last == null || isOfOldForm ? -1 : last.getLong("_id");
    }

    @Override
    protected void take(List<StoredCommit> commits) {
        List<Row> taken = commits.stream()
                .flatMap(commit -> commit.events().stream())
                .map(event -> Row.of(event, sealed))
                .toList();
        deeds.add(taken.stream().map(Row::placed).toList());
        rows.bulkWrite(taken.stream()
                .map(Row::document)
                .map(row -> new ReplaceOneModel<>(eq("_id", row.get("_id")), row, new ReplaceOptions().upsert(true)))
                .toList());
    }

    private record Row(StoredEvent event, EventFacts facts, Deeds.Placed placed) {

        static Row of(StoredEvent event, SealedFields sealed) {
            EventFacts facts = new EventFacts(event);
            Deed deed = Deed.of(event, facts, sealed);
            return new Row(event, facts, new Deeds.Placed(facts.study(), facts.site(), deed));
        }

        Document document() {
            return new Document("_id", event.position())
                    .append("commit", event.position() - event.indexInCommit())
                    .append("at", event.at())
                    .append("study", placed.study())
                    .append("site", placed.site())
                    .append("subject", facts.subject())
                    .append("actor", facts.envelope(Envelope.ACTOR))
                    .append("type", event.type())
                    .append("deed", placed.deed().id())
                    .append("placed", placed.key())
                    .append("eventId", event.eventId())
                    .append("form", FORM);
        }
    }
}
