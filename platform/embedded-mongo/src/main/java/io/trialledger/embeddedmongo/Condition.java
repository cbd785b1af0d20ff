package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a filter says about one field that an index can use. It may say less than the filter does, never more: every
 * candidate is matched against the whole filter afterwards.
 *
 * @param anyOf the values the field may have; null: no such list is known
 */
record Condition(
        @Nullable List<@Nullable Object> anyOf,
        @Nullable Bound lower,
        @Nullable Bound upper) {

    record Bound(Object value, boolean inclusive) {}

    boolean excludesNull() {
        return lower != null || upper != null || (anyOf != null && !anyOf.contains(null));
    }

    boolean isRange() {
        return lower != null || upper != null;
    }

    boolean single() {
        return anyOf != null && anyOf.size() == 1;
    }

    /** By field, through top-level fields and {@code $and}. */
    static Map<String, Condition> of(Document filter) {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        collect(filter, conditions);
        return conditions;
    }

    private static void collect(Document filter, Map<String, Condition> into) {
        for (Map.Entry<String, Object> entry : filter.entrySet()) {
            if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> parts) {
                parts.forEach(part -> {
                    if (part instanceof Document document) {
                        collect(document, into);
                    }
                });
            } else if (!entry.getKey().startsWith("$")) {
                Condition condition = of(entry.getValue());
                if (condition != null) {
                    into.merge(entry.getKey(), condition, Condition::and);
                }
            }
        }
    }

    private static @Nullable Condition of(@Nullable Object value) {
        if (value instanceof Document operators && isOperators(operators)) {
            Condition condition = null;
            for (Map.Entry<String, Object> operator : operators.entrySet()) {
                Condition next = of(operator.getKey(), operator.getValue());
                condition = condition == null ? next : next == null ? condition : condition.and(next);
            }
            return condition;
        }
        return of("$eq", value);
    }

    private static @Nullable Condition of(String operator, @Nullable Object value) {
        return switch (operator) {
            case "$eq" -> canLookUp(value) ? new Condition(Collections.singletonList(value), null, null) : null;
            case "$in" ->
                value instanceof Collection<?> values
                                && !values.isEmpty()
                                && values.stream().allMatch(Condition::canLookUp)
                        ? new Condition(new ArrayList<>(values), null, null)
                        : null;
            case "$exists" ->
                Boolean.FALSE.equals(value) ? new Condition(Collections.singletonList(null), null, null) : null;
            case "$gt" -> range(value, bound -> new Condition(null, bound, null), false);
            case "$gte" -> range(value, bound -> new Condition(null, bound, null), true);
            case "$lt" -> range(value, bound -> new Condition(null, null, bound), false);
            case "$lte" -> range(value, bound -> new Condition(null, null, bound), true);
            default -> null;
        };
    }

    private static boolean isOperators(Document value) {
        return !value.isEmpty() && value.keySet().iterator().next().startsWith("$");
    }

    private static boolean canLookUp(@Nullable Object value) {
        return !(value instanceof Collection)
                && !(value instanceof Decimal128)
                && !BsonRegularExpression.isRegularExpression(value);
    }

    private static @Nullable Condition range(
            @Nullable Object value, Function<Bound, Condition> condition, boolean inclusive) {
        boolean ordered = canLookUp(value)
                && !(value instanceof Document)
                && !(value instanceof MinKey)
                && !(value instanceof MaxKey);
        return value != null && ordered ? condition.apply(new Bound(value, inclusive)) : null;
    }

    private Condition and(Condition other) {
        return new Condition(
                anyOf == null || (other.anyOf != null && other.anyOf.size() < anyOf.size()) ? other.anyOf : anyOf,
                lower != null ? lower : other.lower,
                upper != null ? upper : other.upper);
    }
}
