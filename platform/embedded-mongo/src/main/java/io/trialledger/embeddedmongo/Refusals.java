package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Set;

/** What the server does not do for anybody: change or remove recorded events, or promise what it does not keep. */
final class Refusals {

    /** The collection of this name is, in every database, a log that only grows. */
    static final String EVENTS = "events";

    private static final int ILLEGAL_OPERATION = 20;
    private static final int CANNOT_CREATE_INDEX = 67;
    private static final Set<String> ON_EVENTS = Set.of("update", "delete", "findandmodify", "drop", "dropindexes");
    private static final Set<String> INDEX_OPTIONS = Set.of("key", "name", "ns", "v", "unique", "sparse", "background");

    private Refusals() {}

    static void check(String command, Document query) {
        Object collection = query.values().iterator().next();
        if (ON_EVENTS.contains(command) && EVENTS.equals(collection)) {
            throw refused(command + " refused: the collection " + EVENTS + " only grows");
        }
        switch (command) {
            case "findandmodify", "drop", "dropindexes" -> refuseSystem(command, String.valueOf(collection));
            case "renamecollection" -> throw refused("renameCollection is not supported by the embedded server");
            case "createindexes" -> Fields.list(query, "indexes").forEach(index -> checkIndex((Document) index));
            default -> {}
        }
    }

    static MongoServerError dropDatabase(String database) {
        return refused("dropDatabase refused: " + database + " holds a collection " + EVENTS + ", which only grows");
    }

    private static void refuseSystem(String command, String collection) {
        if (collection.startsWith("system.")) {
            throw refused(command + " refused: " + collection + " belongs to the server");
        }
    }

    private static void checkIndex(Document index) {
        Document key = Fields.document(index, "key");
        boolean ordinary = key.values().stream().allMatch(Number.class::isInstance);
        if (!INDEX_OPTIONS.containsAll(index.keySet()) || !ordinary) {
            throw new MongoServerError(
                    CANNOT_CREATE_INDEX,
                    "CannotCreateIndex",
                    "the embedded server has ordered indexes only, with the options unique and sparse: " + index);
        }
    }

    private static MongoServerError refused(String why) {
        return new MongoServerError(ILLEGAL_OPERATION, "IllegalOperation", why);
    }
}
