package io.trialledger.embeddedmongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/** What a query means, told the slow way: every document looked at, nothing shared with the code under test. */
final class Naive {

    private Naive() {}

    static boolean matches(Document document, Document filter) {
        return filter.entrySet().stream().allMatch(entry -> switch (entry.getKey()) {
            case "$and" -> filter.getList("$and", Document.class).stream().allMatch(part -> matches(document, part));
            case "$or" -> filter.getList("$or", Document.class).stream().anyMatch(part -> matches(document, part));
            default -> field(document.get(entry.getKey()), entry.getValue());
        });
    }

    private static boolean field(Object value, Object condition) {
        if (condition instanceof Document operators
                && operators.keySet().stream().allMatch(key -> key.startsWith("$"))) {
            return operators.entrySet().stream().allMatch(op -> operator(value, op.getKey(), op.getValue()));
        }
        return equal(value, condition);
    }

    private static boolean operator(Object value, String operator, Object operand) {
        return switch (operator) {
            case "$eq" -> equal(value, operand);
            case "$ne" -> !equal(value, operand);
            case "$in" -> ((List<?>) operand).stream().anyMatch(one -> equal(value, one));
            case "$gt" -> compared(value, operand).stream().anyMatch(order -> order > 0);
            case "$gte" -> compared(value, operand).stream().anyMatch(order -> order >= 0);
            case "$lt" -> compared(value, operand).stream().anyMatch(order -> order < 0);
            case "$lte" -> compared(value, operand).stream().anyMatch(order -> order <= 0);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static boolean equal(Object value, Object wanted) {
        return value instanceof List<?> list ? list.stream().anyMatch(one -> same(one, wanted)) : same(value, wanted);
    }

    private static boolean same(Object a, Object b) {
        return a instanceof Number x && b instanceof Number y
                ? x.doubleValue() == y.doubleValue()
                : Objects.equals(a, b);
    }

    /** Values of another type than the operand's are neither above nor below it. */
    private static List<Integer> compared(Object value, Object operand) {
        List<Integer> orders = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : java.util.Collections.singletonList(value)) {
            if (one instanceof Number a && operand instanceof Number b) {
                orders.add(Double.compare(a.doubleValue(), b.doubleValue()));
            } else if (one instanceof String a && operand instanceof String b) {
                orders.add(a.compareTo(b));
            }
        }
        return orders;
    }

    static Comparator<Document> order(Document sort) {
        Comparator<Document> order = (a, b) -> 0;
        for (Map.Entry<String, Object> key : sort.entrySet()) {
            Comparator<Document> next = (a, b) -> compare(a.get(key.getKey()), b.get(key.getKey()));
            order = order.thenComparing((Integer) key.getValue() < 0 ? next.reversed() : next);
        }
        return order;
    }

    private static int compare(Object a, Object b) {
        int types = Integer.compare(rank(a), rank(b));
        if (types != 0 || a == null) {
            return types;
        }
        return a instanceof Number x
                ? Double.compare(x.doubleValue(), ((Number) b).doubleValue())
                : a.toString().compareTo(b.toString());
    }

    private static int rank(Object value) {
        return value == null ? 0 : value instanceof Number ? 1 : 2;
    }
}
