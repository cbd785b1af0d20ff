package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An aggregation, split into the query at its beginning and the stages that work on the results.
 *
 * @param limit 0: none
 */
record Pipeline(Document filter, Sort sort, long skip, long limit, List<Document> stages) {

    private static final int UNKNOWN_STAGE = 40324;

    /** Stages that look at no other collection and write to none. */
    private static final Set<String> ALLOWED = Set.of(
            "$match",
            "$sort",
            "$skip",
            "$limit",
            "$project",
            "$count",
            "$group",
            "$addFields",
            "$unwind",
            "$replaceRoot",
            "$sortByCount",
            "$bucket",
            "$unset",
            "$sample");

    static Pipeline of(Document command) {
        List<Document> stages = new ArrayList<>(Aggregation.parse(command.get("pipeline")));
        for (Document stage : stages) {
            if (!ALLOWED.containsAll(stage.keySet())) {
                throw new MongoServerError(UNKNOWN_STAGE, "the embedded server does not support " + stage.keySet());
            }
        }
        Document filter = new Document();
        if (startsWith(stages, "$match")) {
            filter = Fields.document(stages.remove(0), "$match");
        }
        Sort sort = Sort.NONE;
        if (startsWith(stages, "$sort")) {
            sort = Sort.of(Fields.document(stages.remove(0), "$sort"));
        }
        long skip = 0;
        if (startsWith(stages, "$skip")) {
            skip = Fields.number(stages.remove(0), "$skip");
        }
        long limit = 0;
        if (startsWith(stages, "$limit")) {
            limit = Fields.number(stages.remove(0), "$limit");
        }
        return new Pipeline(filter, sort, skip, limit, stages);
    }

    private static boolean startsWith(List<Document> stages, String stage) {
        return !stages.isEmpty() && stages.get(0).containsKey(stage);
    }

    boolean isFind() {
        return stages.isEmpty();
    }

    /** The question {@code countDocuments} asks of a whole collection: answered without reading it. */
    boolean countsAll() {
        return filter.isEmpty()
                && sort.isEmpty()
                && stages.size() == 1
                && new Document("_id", 1)
                        .append("n", new Document("$sum", 1))
                        .equals(stages.get(0).get("$group"));
    }

    List<Document> counted(long all) {
        long rest = Math.max(0, all - skip);
        long n = limit == 0 ? rest : Math.min(rest, limit);
        return n == 0 ? List.of() : List.of(new Document("_id", 1).append("n", (int) n));
    }

    Aggregation rest(DatabaseResolver databases, TrialDatabase database, TrialCollection collection, Oplog oplog) {
        return Aggregation.fromPipeline(stages, databases, database, collection, oplog);
    }
}
