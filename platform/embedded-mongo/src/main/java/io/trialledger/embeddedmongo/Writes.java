package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What mongo-java-server answers to inserts and updates, put right where it differs from mongod. */
final class Writes {

    private Writes() {}

    /** {@code n} counts the documents stored, not the documents sent. */
    static Document insert(Document command, UnaryOperator<Document> execute) {
        Document reply = execute.apply(command);
        if (reply.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
            int sent = Fields.list(command, "documents").size();
            boolean ordered = isOrdered(command);
            int firstError = Fields.number((Document) errors.get(0), "index");
            reply.put("n", ordered ? firstError : sent - errors.size());
        }
        return reply;
    }

    /** Ordered updates end at the first error. */
    static Document update(Document command, UnaryOperator<Document> execute) {
        List<?> updates = Fields.list(command, "updates");
        boolean ordered = isOrdered(command);
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < updates.size() && !(ordered && !errors.isEmpty()); i++) {
            Document single = command.clone();
            single.put("updates", List.of(updates.get(i)));
            Document reply = execute.apply(single);
            matched += Fields.number(reply, "n");
            modified += Fields.number(reply, "nModified");
            collect(reply, "upserted", i, upserted);
            collect(reply, "writeErrors", i, errors);
        }
        Document reply = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            reply.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            reply.put("writeErrors", errors);
        }
        Utils.markOkay(reply);
        return reply;
    }

    private static boolean isOrdered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    private static void collect(Document reply, String field, int index, List<Document> into) {
        if (reply.get(field) instanceof Iterable<?> entries) {
            for (Object entry : entries) {
                Document copy = ((Document) entry).clone();
                copy.put("index", index);
                into.add(copy);
            }
        }
    }
}
