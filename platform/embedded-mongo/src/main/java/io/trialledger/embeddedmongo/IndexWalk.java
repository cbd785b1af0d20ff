package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One way to answer a query: what an index offers for its conditions and its order. Equalities on leading fields, one of
 * them with several values at most, then one range, then the order of the fields that follow.
 */
final class IndexWalk {

    private static final int MAX_RANGES = 5_000;
    private static final int SAMPLED_RANGES = 16;

    private final OrderedIndex index;
    private final List<Range> ranges;
    private final boolean exact;
    private final Set<String> used;
    private final @Nullable Boolean downwards;
    private final boolean merged;

    private IndexWalk(OrderedIndex index, Map<String, Condition> conditions, Sort sort) {
        this.index = index;
        List<IndexKey> keys = index.getKeys();
        List<Key> prefixes = List.of(Key.EMPTY);
        Set<String> constant = new HashSet<>();
        List<IndexKey> listed = new ArrayList<>();
        int field = 0;
        for (; field < keys.size(); field++) {
            Condition condition = conditions.get(keys.get(field).getKey());
            if (condition == null || condition.anyOf() == null || !(condition.single() || listed.isEmpty())) {
                break;
            }
            List<Key> longer =
                    times(prefixes, condition.anyOf(), keys.get(field).isAscending());
            if (longer.size() > MAX_RANGES) {
                break;
            }
            prefixes = longer;
            if (condition.single()) {
                constant.add(keys.get(field).getKey());
            } else {
                listed.add(keys.get(field));
            }
        }
        List<IndexKey> rest = keys.subList(field, keys.size());
        Condition bounds = rest.isEmpty() ? null : conditions.get(rest.get(0).getKey());
        boolean bounded = bounds != null && bounds.isRange();
        boolean up = rest.isEmpty() || rest.get(0).isAscending();
        ranges = prefixes.stream()
                .map(prefix ->
                        bounds != null && bounded ? bounded(prefix, bounds, up, index.multikey()) : Range.of(prefix))
                .toList();
        exact = field == keys.size();
        used = new HashSet<>();
        keys.subList(0, bounded ? field + 1 : field).forEach(key -> used.add(key.getKey()));
        Sort open = index.multikey() ? sort : sort.without(constant);
        if (index.multikey() && !open.isEmpty()) {
            downwards = null;
            merged = false;
        } else {
            Boolean inSequence = direction(open, join(listed, rest));
            merged = inSequence == null && !listed.isEmpty() && direction(open, rest) != null;
            downwards = merged ? direction(open, rest) : inSequence;
        }
    }

    /** Null if the index cannot serve these conditions, or lacks documents they may match. */
    static @Nullable IndexWalk of(OrderedIndex index, Map<String, Condition> conditions, Sort sort) {
        IndexWalk walk = new IndexWalk(index, conditions, sort);
        if (index.isSparse()
                && walk.used.stream().noneMatch(field -> {
                    Condition condition = conditions.get(field);
                    return condition != null && condition.excludesNull();
                })) {
            return null;
        }
        return walk;
    }

    /** True if a condition narrows it down, so that it does not read the whole index. */
    boolean narrows() {
        return !used.isEmpty();
    }

    boolean ordered() {
        return downwards != null;
    }

    int fieldsUsed() {
        return used.size();
    }

    int indexFields() {
        return index.getKeys().size();
    }

    /** How many entries it would read to the end, from the counts in the inner pages; exact but for long lists of values. */
    long entries() {
        if (index.isUnique() && exact) {
            return ranges.size();
        }
        int sample = Math.min(ranges.size(), SAMPLED_RANGES);
        long sum = 0;
        for (int i = 0; i < sample; i++) {
            Range range = ranges.get(i);
            Tree tree = index.tree();
            sum += (range.to() == null ? tree.size(View.NOW) : tree.rank(range.to())) - tree.rank(range.from());
        }
        return Math.max(0, sum) * ranges.size() / Math.max(1, sample);
    }

    Plan plan() {
        return new Plan(
                index.tree(),
                index.holdsDocuments(),
                ranges,
                Boolean.TRUE.equals(downwards),
                merged,
                downwards != null,
                index.multikey());
    }

    private static List<Key> times(List<Key> prefixes, List<? extends @Nullable Object> values, boolean ascending) {
        Map<Key, Key> distinct = new TreeMap<>();
        for (Key prefix : prefixes) {
            for (Object value : values) {
                Key key = prefix.plus(new KeyBuilder().add(value, ascending).toKey());
                distinct.put(key, key);
            }
        }
        return new ArrayList<>(distinct.values());
    }

    /** Within an array one element may meet the lower bound and another the upper: then only one of them may be used. */
    private static Range bounded(Key prefix, Condition condition, boolean ascending, boolean multikey) {
        Condition.Bound lower = condition.lower();
        Condition.Bound upper = multikey && lower != null ? null : condition.upper();
        Object typical =
                lower != null ? lower.value() : Objects.requireNonNull(upper).value();
        Key type = new KeyBuilder().add(typical, ascending).toKey();
        Key bracket = prefix.plus(new Key(new byte[] {type.bytes()[0]}));
        Condition.Bound first = ascending ? lower : upper;
        Condition.Bound last = ascending ? upper : lower;
        Key from = bracket;
        if (first != null) {
            Key at = prefix.plus(new KeyBuilder().add(first.value(), ascending).toKey());
            Key next = first.inclusive() ? at : Range.after(at);
            from = next == null ? at : next;
        }
        Key to = Range.after(bracket);
        if (last != null) {
            Key at = prefix.plus(new KeyBuilder().add(last.value(), ascending).toKey());
            to = last.inclusive() ? Range.after(at) : at;
        }
        return new Range(from, to, prefix.bytes().length);
    }

    private static List<IndexKey> join(List<IndexKey> first, List<IndexKey> then) {
        List<IndexKey> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /** FALSE upwards, TRUE downwards, null if these keys (and {@code _id} after them) are not in the order asked for. */
    private static @Nullable Boolean direction(Sort sort, List<IndexKey> keys) {
        Boolean downwards = null;
        for (int i = 0; i < sort.keys().size(); i++) {
            IndexKey wanted = sort.keys().get(i);
            IndexKey there = i < keys.size() ? keys.get(i) : new IndexKey("_id", true);
            if (i > keys.size() || !wanted.getKey().equals(there.getKey())) {
                return null;
            }
            boolean down = wanted.isAscending() != there.isAscending();
            if (downwards != null && downwards != down) {
                return null;
            }
            downwards = down;
        }
        return downwards != null && downwards;
    }
}
