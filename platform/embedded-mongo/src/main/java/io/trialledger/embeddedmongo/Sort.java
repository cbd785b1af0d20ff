package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order a query asks for. {@code $natural} is the order of {@code _id} here. */
record Sort(List<IndexKey> keys) {

    static final Sort NONE = new Sort(List.of());

    static Sort of(@Nullable Document orderBy) {
        if (orderBy == null) {
            return NONE;
        }
        List<IndexKey> keys = new ArrayList<>();
        for (Map.Entry<String, Object> entry : orderBy.entrySet()) {
            String field = entry.getKey().equals("$natural") ? "_id" : entry.getKey();
            keys.add(new IndexKey(field, ((Number) entry.getValue()).intValue() > 0));
            if (field.equals("_id")) {
                break;
            }
        }
        return new Sort(keys);
    }

    /** Without the fields that have one value only in all results. */
    Sort without(Set<String> constant) {
        return new Sort(
                keys.stream().filter(key -> !constant.contains(key.getKey())).toList());
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    Comparator<Document> comparator() {
        Document orderBy = new Document();
        keys.forEach(key -> orderBy.put(key.getKey(), key.isAscending() ? 1 : -1));
        return new DocumentComparator(orderBy);
    }
}
