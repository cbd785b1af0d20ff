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
import org.bson.Document;

/**
 * Keeps {@code history}: one row an event, {@code _id} its position, to find events by. It holds nothing of the payload; that is
 * read from the log. Taken from the stored bytes, so that no event is missing whose class the service has lost.
 */
class HistoryFollower extends LogFollower implements Follower {

    static final String COLLECTION = "history";
    static final List<String> SEARCHED =
            List.of("subject", "site", "actor", "type", "role", "kind", "reason", "eventId");
    /** Values of the field {@code reason}. */
    static final String PRESENT = "present";

    static final String ABSENT = "absent";

    /** Counted up whenever a row says something else of the same event. */
    private static final int FORM = 2;

    private final MongoCollection<Document> rows;

    HistoryFollower(EventLog log, MongoDatabase database) {
        super("history", log);
        rows = database.getCollection(COLLECTION);
        rows.createIndex(Indexes.ascending("study", "_id"));
        SEARCHED.forEach(field -> rows.createIndex(Indexes.ascending("study", field, "_id")));
    }

    @Override
    protected long resume() {
        Document last = rows.find().sort(Sorts.descending("_id")).limit(1).first();
        boolean isOfOldForm = last != null && last.getInteger("form", 0) != FORM; // then every row is written anew
        return last == null || isOfOldForm ? -1 : last.getLong("_id");
    }

    @Override
    protected void take(List<StoredCommit> commits) {
        rows.bulkWrite(commits.stream()
                .flatMap(commit -> commit.events().stream())
                .map(HistoryFollower::row)
                .map(row -> new ReplaceOneModel<>(eq("_id", row.get("_id")), row, new ReplaceOptions().upsert(true)))
                .toList());
    }

    private static Document row(StoredEvent event) {
        EventFacts facts = new EventFacts(event);
        return new Document("_id", event.position())
                .append("at", event.at())
                .append("study", facts.study())
                .append("site", facts.site())
                .append("subject", facts.subject())
                .append("actor", facts.envelope(Envelope.ACTOR))
                .append("type", event.type())
                .append("role", facts.envelope(Envelope.ROLE))
                .append("kind", event.aggregateType())
                .append("reason", facts.reason().isPresent() ? PRESENT : ABSENT)
                .append("eventId", event.eventId())
                .append("form", FORM);
    }
}
