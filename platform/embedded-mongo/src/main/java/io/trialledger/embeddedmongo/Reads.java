package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Clients' queries, answered from the last durable state: what a reader has seen, no crash takes back. */
final class Reads {

    private static final int SORT_LIMIT_CODE = 292;
    private static final long SORT_BYTES = 64L * 1024 * 1024;

    private final GroupCommit commit;
    private final CursorRegistry cursors;

    Reads(GroupCommit commit, CursorRegistry cursors) {
        this.commit = commit;
        this.cursors = cursors;
    }

    Document find(@Nullable TrialCollection collection, String name, Document command) {
        if (collection == null) {
            return reply(name, List.of(), 0);
        }
        while (true) {
            try {
                return firstBatch(collection, name, command);
            } catch (IndexDropped e) {
                // dropped after the plan was made, which the next plan knows
            }
        }
    }

    private Document firstBatch(TrialCollection collection, String name, Document command) {
        Batches batches = batches(
                collection,
                Fields.document(command, "filter"),
                Sort.of((Document) command.get("sort")),
                Fields.number(command, "skip"),
                Math.abs(Fields.number(command, "limit")));
        Document fields = (Document) command.get("projection");
        return firstBatch(name, command, batches, found -> collection.project(found, fields));
    }

    Document count(@Nullable TrialCollection collection, Document command) {
        Document reply = new Document("n", (int) count(collection, command, Fields.document(command, "query")));
        Utils.markOkay(reply);
        return reply;
    }

    private long count(@Nullable TrialCollection collection, Document command, Document filter) {
        if (collection == null) {
            return 0;
        }
        long skip = Fields.number(command, "skip");
        long limit = Math.abs(Fields.number(command, "limit"));
        long all = filter.isEmpty()
                ? commit.read(snapshot -> collection.data().size(snapshot))
                : matching(collection, filter);
        long rest = Math.max(0, all - skip);
        return limit == 0 ? rest : Math.min(limit, rest);
    }

    private long matching(TrialCollection collection, Document filter) {
        Batches batches = batches(collection, filter, Sort.NONE, 0, 0);
        long found = 0;
        while (!batches.finished()) {
            found += batches.next(Batches.DEFAULT_DOCUMENTS).size();
        }
        return found;
    }

    Document distinct(@Nullable TrialCollection collection, Document command) {
        String field = String.valueOf(command.get("key"));
        Set<Object> values = new TreeSet<>(ValueComparator.ascWithoutListHandling());
        if (collection != null) {
            Document filter = Fields.document(command, "query");
            refuseWhole(collection, filter);
            Batches batches = batches(collection, filter, Sort.NONE, 0, 0);
            while (!batches.finished()) {
                batches.next(Batches.DEFAULT_DOCUMENTS)
                        .forEach(found -> addAll(values, Utils.getSubdocumentValueCollectionAware(found, field)));
            }
        }
        Document reply = new Document("values", new ArrayList<>(values));
        Utils.markOkay(reply);
        return reply;
    }

    private static void addAll(Set<Object> values, Object value) {
        if (value instanceof Collection<?> several) {
            several.forEach(each -> addAll(values, each));
        } else if (!(value instanceof Missing)) {
            values.add(value);
        }
    }

    /** The leading $match, $sort, $skip and $limit are a query like any other; what follows works on its results. */
    Document aggregate(
            @Nullable TrialCollection collection,
            String name,
            Document command,
            DatabaseResolver databases,
            TrialDatabase database,
            Oplog oplog) {
        Pipeline pipeline = Pipeline.of(command);
        if (collection == null) {
            return reply(name, List.of(), 0);
        }
        Batches batches;
        if (pipeline.countsAll()) {
            long all = commit.read(snapshot -> collection.data().size(snapshot));
            batches = new ListBatches(pipeline.counted(all));
        } else {
            if (pipeline.limit() == 0 && pipeline.sort().isEmpty() && !pipeline.isFind()) {
                refuseWhole(collection, pipeline.filter());
            }
            batches = batches(collection, pipeline.filter(), pipeline.sort(), pipeline.skip(), pipeline.limit());
            if (!pipeline.isFind()) {
                List<Document> input = new ArrayList<>();
                while (!batches.finished()) {
                    input.addAll(batches.next(Batches.DEFAULT_DOCUMENTS));
                }
                batches = new ListBatches(
                        pipeline.rest(databases, database, collection, oplog).runStages(input.stream()));
            }
        }
        return firstBatch(name, Fields.document(command, "cursor"), batches, UnaryOperator.identity());
    }

    private Batches batches(TrialCollection collection, Document filter, Sort sort, long skip, long limit) {
        return commit.read(snapshot -> {
            Plan plan = collection.plan(snapshot, filter, sort, limit == 0 ? 0 : skip + limit);
            PlanRun run = collection.run(plan, filter);
            if (plan.ordered()) {
                return new RunBatches(commit, run, skip, limit);
            }
            List<Document> all = new ArrayList<>();
            for (long room = SORT_BYTES; !run.finished(); room -= Batches.MAX_BYTES) {
                if (room <= 0) {
                    throw new MongoServerError(
                            SORT_LIMIT_CODE,
                            "QueryExceededMemoryLimitNoDiskUseAllowed",
                            "too much to sort in memory in " + collection.getFullName()
                                    + ": create an index in the order " + sort.keys());
                }
                all.addAll(run.next(snapshot, Integer.MAX_VALUE, Batches.MAX_BYTES));
            }
            List<Document> sorted = all.stream()
                    .sorted(sort.comparator())
                    .skip(skip)
                    .limit(limit == 0 ? Long.MAX_VALUE : limit)
                    .toList();
            return new ListBatches(sorted);
        });
    }

    private void refuseWhole(TrialCollection collection, Document filter) {
        long all = commit.read(snapshot -> collection.data().size(snapshot));
        if (filter.isEmpty() && all > Planner.SCAN_LIMIT) {
            throw NoIndex.serves(collection.getFullName(), filter, Sort.NONE);
        }
    }

    private Document firstBatch(
            String name, Document command, Batches batches, UnaryOperator<List<Document>> projection) {
        BatchCursor cursor = new BatchCursor(batches, projection);
        boolean noDocuments = Integer.valueOf(0).equals(command.get("batchSize"));
        List<Document> first = noDocuments ? List.of() : cursor.takeDocuments(Fields.number(command, "batchSize"));
        boolean open = !cursor.isEmpty() && !Boolean.TRUE.equals(command.get("singleBatch"));
        if (open) {
            cursors.add(cursor);
        }
        return reply(name, first, open ? cursor.getId() : 0);
    }

    private static Document reply(String name, List<Document> documents, long cursor) {
        Document reply = new Document(
                "cursor", new Document("id", cursor).append("ns", name).append("firstBatch", documents));
        Utils.markOkay(reply);
        return reply;
    }
}
