package io.trialledger.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Every supported query, on random data, answers what {@link Naive} answers; and exactly the served ones are answered. */
class QueriesIT {

    private static final int QUERIES = 180;
    private static final List<Document> INDEXES = List.of(
            new Document("a", 1).append("b", 1).append("_id", 1),
            new Document("a", 1).append("b", 1).append("c", 1),
            new Document("b", 1).append("to", 1),
            new Document("a", 1).append("c", -1),
            new Document("c", 1),
            new Document("tags", 1),
            new Document("a", 1).append("tags", 1),
            new Document("b", -1).append("c", 1),
            new Document("sub.x", 1));
    private static final List<String> FIELDS = List.of("_id", "a", "b", "c", "to", "tags", "rest", "sub.x");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<Object, Document> expected = new LinkedHashMap<>();
    private final List<Document> chosen = new ArrayList<>();
    private MongoCollection<Document> rows;
    private int refused;

    @RepeatedTest(3)
    void answers_as_a_naive_search_would() {
        System.out.println("QueriesIT seed " + seed);
        try (Served served = new Served(folder)) {
            rows = served.collection("rows");
            List<Document> shuffled = new ArrayList<>(INDEXES);
            java.util.Collections.shuffle(shuffled, random);
            shuffled.subList(0, 5).forEach(this::index);
            boolean texts = random.nextBoolean();
            List<Document> batch = new ArrayList<>();
            for (int i = 0; i < 1_200; i++) {
                Document document = document(texts ? "id-" + i : (Object) Long.valueOf(i * 3L));
                batch.add(document);
                expected.put(document.get("_id"), document);
            }
            rows.insertMany(batch);
            for (int i = 0; i < QUERIES; i++) {
                if (i % 5 == 0) {
                    change();
                }
                ask();
            }
        }
        System.out.println("refused for want of an index: " + refused + " of " + QUERIES);
        try (Served reopened = new Served(folder)) {
            rows = reopened.collection("rows");
            assertThat(reopened.mongo.rebuiltIndexes()).isZero();
            for (int i = 0; i < 50; i++) {
                ask();
            }
        }
    }

    private void index(Document keys) {
        boolean sparse = random.nextInt(4) == 0;
        rows.createIndex(keys, new IndexOptions().sparse(sparse));
        chosen.add(new Document("keys", keys).append("sparse", sparse));
    }

    private void ask() {
        Document filter = filter();
        Document sort = sort(filter);
        int skip = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        int limit = random.nextBoolean() ? 1 + random.nextInt(30) : 0;
        String what = filter.toJson() + " sort " + sort.toJson() + " skip " + skip + " limit " + limit + " indexes "
                + chosen + " seed " + seed;
        FindIterable<Document> find = rows.find(filter).sort(sort).skip(skip).limit(limit);
        if (random.nextInt(3) == 0) {
            find.batchSize(1 + random.nextInt(20));
        }
        List<Document> found;
        try {
            found = find.into(new ArrayList<>());
        } catch (MongoCommandException e) {
            assertThat(e.getErrorCode()).as(what).isEqualTo(NoIndex.CODE);
            assertThat(served(filter, sort)).as("served: " + what).isFalse();
            refused++;
            return;
        }
        assertThat(served(filter, sort)).as("served: " + what).isTrue();
        List<Document> all = naive(filter);
        List<Document> sorted =
                all.stream().sorted(Naive.order(sort)).skip(skip).toList();
        List<Document> cut = limit == 0 ? sorted : sorted.subList(0, Math.min(limit, sorted.size()));
        assertThat(found).as(what).hasSameSizeAs(cut).doesNotHaveDuplicates().allMatch(all::contains);
        if (sort.containsKey("_id")) {
            assertThat(found).as(what).isEqualTo(cut);
        } else {
            for (int i = 0; i < found.size(); i++) {
                assertThat(Naive.order(sort).compare(found.get(i), cut.get(i)))
                        .as(what)
                        .isZero();
            }
        }
        assertThat(rows.countDocuments(filter)).as(what).isEqualTo(all.size());
        if (!filter.isEmpty()) {
            assertThat(rows.distinct("rest", filter, Integer.class).into(new TreeSet<>()))
                    .as(what)
                    .isEqualTo(new TreeSet<>(
                            all.stream().map(d -> d.getInteger("rest")).toList()));
        }
    }

    /** The rule a reader of the documentation would apply. */
    private boolean served(Document filter, Document sort) {
        if (filter.isEmpty() && sort.isEmpty()) {
            return true;
        }
        if (usable(filter, "_id", false)
                || (filter.isEmpty() && sort.keySet().iterator().next().equals("_id"))) {
            return true;
        }
        for (Document index : chosen) {
            Document keys = index.get("keys", Document.class);
            String first = keys.keySet().iterator().next();
            if (usable(filter, first, index.getBoolean("sparse"))) {
                return true;
            }
            if (filter.isEmpty() && !index.getBoolean("sparse") && !keys.containsKey("tags") && ordered(keys, sort)) {
                return true;
            }
        }
        return sparseButLater(filter);
    }

    /** A sparse index whose first field is null in the filter still serves if a later one is not. */
    private boolean sparseButLater(Document filter) {
        return chosen.stream().anyMatch(index -> {
            List<String> keys =
                    new ArrayList<>(index.get("keys", Document.class).keySet());
            Object first = filter.get(keys.get(0));
            return index.getBoolean("sparse")
                    && filter.containsKey(keys.get(0))
                    && (first == null || first instanceof Document d && d.containsKey("$in"))
                    && keys.size() > 1
                    && usable(filter, keys.get(1), true)
                    && !(first instanceof Document
                            && filter.get(keys.get(1)) instanceof Document d
                            && d.containsKey("$in"));
        });
    }

    private static boolean ordered(Document keys, Document sort) {
        Map<String, Object> full = new LinkedHashMap<>(keys);
        full.putIfAbsent("_id", 1);
        List<Map.Entry<String, Object>> there = new ArrayList<>(full.entrySet());
        List<Map.Entry<String, Object>> wanted = new ArrayList<>(sort.entrySet());
        Boolean down = null;
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= there.size() || !there.get(i).getKey().equals(wanted.get(i).getKey())) {
                return false;
            }
            boolean opposite = !there.get(i).getValue().equals(wanted.get(i).getValue());
            if (down != null && down != opposite) {
                return false;
            }
            down = opposite;
        }
        return true;
    }

    private static boolean usable(Document filter, String field, boolean sparse) {
        if (!filter.containsKey(field)) {
            return filter.containsKey("$and")
                    && filter.getList("$and", Document.class).stream().anyMatch(part -> usable(part, field, sparse));
        }
        Object condition = filter.get(field);
        if (condition instanceof Document operators) {
            boolean usable = operators.keySet().stream().anyMatch(key -> !key.equals("$ne"));
            boolean nulls = operators.get("$in") instanceof List<?> values && values.contains(null);
            return usable && !(sparse && nulls);
        }
        return !(sparse && condition == null);
    }

    private List<Document> naive(Document filter) {
        return expected.values().stream()
                .filter(d -> Naive.matches(flat(d), filter))
                .toList();
    }

    private static Document flat(Document document) {
        Document flat = new Document(document);
        if (document.get("sub") instanceof Document sub && sub.containsKey("x")) {
            flat.put("sub.x", sub.get("x"));
        }
        return flat;
    }

    private Document filter() {
        Document filter = new Document();
        List<String> fields = new ArrayList<>(FIELDS);
        java.util.Collections.shuffle(fields, random);
        for (String field : fields.subList(0, random.nextInt(4))) {
            filter.put(field, condition(field));
        }
        if (random.nextInt(12) == 0) {
            return new Document("$and", List.of(new Document("a", value("a")), new Document("rest", value("rest"))));
        }
        if (random.nextInt(12) == 0) {
            filter.put("$or", List.of(new Document("a", value("a")), new Document("b", value("b"))));
        }
        return filter;
    }

    private Object condition(String field) {
        return switch (random.nextInt(8)) {
            case 0 -> new Document("$in", Arrays.asList(value(field), value(field), value(field)));
            case 1 -> new Document("$gt", bound(field)).append("$lte", bound(field));
            case 2 -> new Document(random.nextBoolean() ? "$gte" : "$gt", bound(field));
            case 3 -> new Document(random.nextBoolean() ? "$lte" : "$lt", bound(field));
            case 4 -> new Document("$ne", bound(field));
            default -> value(field);
        };
    }

    private Object bound(String field) {
        Object value = value(field);
        return value == null ? 3 : value;
    }

    private Document sort(Document filter) {
        Document sort = new Document();
        if (random.nextInt(3) > 0) {
            List<String> fields = new ArrayList<>(List.of("a", "b", "c", "to", "rest", "sub.x"));
            java.util.Collections.shuffle(fields, random);
            fields.subList(0, random.nextInt(3)).stream()
                    .filter(field -> !field.startsWith("sub"))
                    .forEach(field -> sort.append(field, random.nextBoolean() ? 1 : -1));
        }
        if (random.nextBoolean()) {
            sort.append("_id", random.nextBoolean() ? 1 : -1);
        }
        return sort;
    }

    private Document document(Object id) {
        Document document = new Document("_id", id);
        for (String field : List.of("a", "b", "c", "to", "tags")) {
            if (random.nextInt(10) > 0) {
                document.append(field, stored(field));
            }
        }
        if (random.nextInt(3) > 0) {
            document.append("sub", new Document("x", value("sub.x")));
        }
        return document.append("rest", random.nextInt(20));
    }

    private Object stored(String field) {
        if (!field.equals("tags") || random.nextInt(4) == 0) {
            return value(field);
        }
        List<Object> tags = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            tags.add(value("tags"));
        }
        return tags;
    }

    /** A value as it occurs, or null, or one that does not occur. */
    private Object value(String field) {
        if (random.nextInt(8) == 0 && !field.equals("_id") && !field.equals("rest")) {
            return null;
        }
        return switch (field) {
            case "_id" ->
                expected.isEmpty() || random.nextInt(5) == 0
                        ? (Object) Long.valueOf(random.nextInt(4_000))
                        : new ArrayList<>(expected.keySet()).get(random.nextInt(expected.size()));
            case "a" -> "study-" + random.nextInt(6);
            case "b" -> random.nextInt(5);
            case "c" ->
                switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(12);
                    case 1 -> (long) random.nextInt(12);
                    case 2 -> random.nextInt(24) / 2.0;
                    default -> "c" + random.nextInt(9);
                };
            case "to" -> random.nextInt(3) > 0 ? null : (Object) Long.valueOf(random.nextInt(50));
            case "tags" -> "t" + random.nextInt(15);
            case "sub.x" -> random.nextInt(9);
            default -> random.nextInt(20);
        };
    }

    private void change() {
        Object id = new ArrayList<>(expected.keySet()).get(random.nextInt(expected.size()));
        switch (random.nextInt(4)) {
            case 0 -> {
                Document replacement = document(id);
                rows.replaceOne(new Document("_id", id), replacement);
                expected.put(id, replacement);
            }
            case 1 -> {
                rows.deleteOne(new Document("_id", id));
                expected.remove(id);
                Document added = document(id);
                rows.insertOne(added);
                expected.put(id, added);
            }
            case 2 -> {
                Object to = value("to");
                Document filter = new Document("_id", new Document("$in", List.of(id)));
                rows.updateMany(filter, new Document("$set", new Document("to", to)));
                expected.get(id).put("to", to);
            }
            default -> {
                rows.updateOne(new Document("_id", id), new Document("$unset", new Document("tags", "")));
                expected.get(id).remove("tags");
            }
        }
    }
}
