package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds of one document: a row of values, or, if a field is an array, a row for each element.
 *
 * @param rows never empty; an empty array is {@link #EMPTY_ARRAY}, an absent field is null
 * @param present false if the document has none of the fields (a sparse index leaves it out)
 * @param multikey true if a field was an array
 */
record IndexedValues(List<List<@Nullable Object>> rows, boolean present, boolean multikey) {

    static final Object EMPTY_ARRAY = new Object();

    static IndexedValues of(Document document, List<IndexKey> keys) {
        List<List<@Nullable Object>> rows = List.of(List.of());
        boolean present = false;
        Set<String> arrays = new LinkedHashSet<>();
        for (IndexKey key : keys) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
            if (value instanceof Collection<?> elements) {
                arrays.add(Utils.firstFragment(key.getKey()));
                present |= elements.isEmpty() || elements.stream().anyMatch(e -> !(e instanceof Missing));
                rows = times(rows, elements.isEmpty() ? List.of(EMPTY_ARRAY) : elements);
            } else {
                present |= !(value instanceof Missing);
                rows = times(rows, Collections.singletonList(value));
            }
        }
        if (arrays.size() > 1) {
            throw new CannotIndexParallelArraysError(arrays);
        }
        return new IndexedValues(rows, present, !arrays.isEmpty());
    }

    private static List<List<@Nullable Object>> times(List<List<@Nullable Object>> rows, Collection<?> values) {
        List<List<@Nullable Object>> product = new ArrayList<>(rows.size() * values.size());
        for (List<@Nullable Object> row : rows) {
            for (Object value : values) {
                List<@Nullable Object> longer = new ArrayList<>(row);
                longer.add(value instanceof Missing ? null : value);
                product.add(longer);
            }
        }
        return product;
    }

    static Key key(List<? extends @Nullable Object> row, List<IndexKey> keys) {
        KeyBuilder builder = new KeyBuilder();
        for (int i = 0; i < row.size(); i++) {
            boolean ascending = keys.get(i).isAscending();
            if (row.get(i) == EMPTY_ARRAY) {
                builder.addEmptyArray(ascending);
            } else {
                builder.add(row.get(i), ascending);
            }
        }
        return builder.toKey();
    }
}
