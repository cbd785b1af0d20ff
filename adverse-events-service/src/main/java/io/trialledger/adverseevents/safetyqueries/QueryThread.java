package io.trialledger.adverseevents.safetyqueries;

import io.trialledger.adverseevents.safetyqueries.ThreadEntry.Act;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Seals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A query's thread within its row, and back. */
final class QueryThread {

    private static final String THREAD = "thread";
    private static final String CHECK = "Check";

    private QueryThread() {}

    /** Begins the thread: a check has asked. */
    static void open(Document row, Instant at) {
        add(row, entry(Act.OPENED, at).append("byName", CHECK));
    }

    static void act(Document row, Act act, Instant at, MetaData envelope, @Nullable Sealed<String> text) {
        add(
                row,
                entry(act, at)
                        .append("by", envelope.get(Envelope.ACTOR))
                        .append("byName", Objects.toString(envelope.get(Envelope.ACTOR_NAME), ""))
                        .append("role", envelope.get(Envelope.ROLE))
                        .append("text", text == null ? null : text.encoded()));
    }

    static List<ThreadEntry> read(Document row, Seals seals) {
        return row.getList(THREAD, Document.class).stream()
                .map(entry -> new ThreadEntry(
                        entry.getString("at"),
                        entry.getString("by"),
                        entry.getString("byName"),
                        entry.getString("role"),
                        Act.valueOf(entry.getString("act")),
                        opened(entry.getString("text"), seals)))
                .toList();
    }

    private static Document entry(Act act, Instant at) {
        return new Document("act", act.name()).append("at", at.toString());
    }

    private static void add(Document row, Document entry) {
        List<Document> thread = new ArrayList<>(row.getList(THREAD, Document.class, List.of()));
        thread.add(entry);
        row.append(THREAD, thread);
    }

    private static @Nullable String opened(@Nullable String encoded, Seals seals) {
        return encoded == null
                ? null
                : seals.reveal(Sealed.<String>decode(encoded)).orElse(null);
    }
}
