package io.trialledger.visits.itemqueries;

import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
import io.trialledger.visits.itemqueries.QueryStep.Act;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A query's thread within its row, and back. */
final class QueryThread {

    /** Who acts when a check does. */
    static final String CHECK = "Check";

    private QueryThread() {}

    static Document byCheck(Act act, Instant at) {
        return new Document("act", act.name()).append("at", at.toString()).append("byName", CHECK);
    }

    static Document step(Act act, Instant at, MetaData envelope, @Nullable Sealed<String> text) {
        return new Document("act", act.name())
                .append("at", at.toString())
                .append("by", envelope.get("actor"))
                .append("byName", Objects.toString(envelope.get("actorName"), ""))
                .append("role", envelope.get("role"))
                .append("text", text == null ? null : text.encoded());
    }

    static List<QueryStep> read(Document row, Seals seals) {
        return row.getList("thread", Document.class).stream()
                .map(step -> new QueryStep(
                        step.getString("at"),
                        step.getString("by"),
                        step.getString("byName"),
                        step.getString("role"),
                        Act.valueOf(step.getString("act")),
                        opened(step.getString("text"), seals)))
                .toList();
    }

    private static @Nullable String opened(@Nullable String encoded, Seals seals) {
        return encoded == null
                ? null
                : seals.reveal(Sealed.<String>decode(encoded)).orElse(null);
    }
}
