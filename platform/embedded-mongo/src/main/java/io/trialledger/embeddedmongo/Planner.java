package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the index that reads least for a query, or refuses the query if none serves it. */
final class Planner {

    /** Collections up to this size may be searched without an index. */
    static final int SCAN_LIMIT = 1_000;

    /** Assumed share of candidates that the conditions outside the index let through: one in this many. */
    private static final int RESIDUAL = 20;

    private final String collection;
    private final Tree data;
    private final List<OrderedIndex> indexes;

    Planner(String collection, Tree data, List<OrderedIndex> indexes) {
        this.collection = collection;
        this.data = data;
        this.indexes = indexes;
    }

    /**
     * @param wanted how many documents the caller takes at most; 0: all
     * @param limited false for the server's own small collections
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if more than {@link #SCAN_LIMIT} documents would be searched
     */
    Plan plan(View view, Document filter, Sort sort, long wanted, boolean limited) {
        Map<String, Condition> conditions = Condition.of(filter);
        boolean everything = filter.isEmpty();
        @Nullable
        IndexWalk best = indexes.stream()
                .map(index -> IndexWalk.of(index, conditions, sort))
                .filter(walk -> walk != null && (walk.narrows() || (everything && walk.ordered() && !sort.isEmpty())))
                .min(Comparator.<IndexWalk>comparingLong(walk -> cost(walk, conditions, wanted))
                        .thenComparing(walk -> -walk.fieldsUsed())
                        .thenComparing(IndexWalk::indexFields))
                .orElse(null);
        if (best != null) {
            return best.plan();
        }
        if (limited && !(everything && sort.isEmpty()) && data.size(view) > SCAN_LIMIT) {
            throw NoIndex.serves(collection, filter, sort);
        }
        return new Plan(data, true, List.of(Range.ALL), false, false, sort.isEmpty(), false);
    }

    private static long cost(IndexWalk walk, Map<String, Condition> conditions, long wanted) {
        long entries = walk.entries();
        if (!walk.ordered()) {
            return entries + entries / 4;
        }
        long enough = walk.fieldsUsed() == conditions.size() ? wanted : wanted * RESIDUAL;
        return wanted == 0 ? entries : Math.min(entries, enough);
    }
}
