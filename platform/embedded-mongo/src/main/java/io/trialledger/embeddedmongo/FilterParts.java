package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A filter with each operator on its own. mongo-java-server's matcher asks that one element of an array meet all
 * operators on a field; mongod, that each operator be met by some element.
 */
final class FilterParts {

    private static final Set<String> ALONE =
            Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists");

    private FilterParts() {}

    static Document split(Document filter) {
        Document rest = new Document();
        List<Object> parts = new ArrayList<>(Fields.list(filter, "$and"));
        for (Map.Entry<String, Object> entry : filter.entrySet()) {
            if (entry.getValue() instanceof Document operators
                    && operators.size() > 1
                    && ALONE.containsAll(operators.keySet())) {
                operators.forEach(
                        (operator, value) -> parts.add(new Document(entry.getKey(), new Document(operator, value))));
            } else if (!entry.getKey().equals("$and")) {
                rest.put(entry.getKey(), entry.getValue());
            }
        }
        if (!parts.isEmpty()) {
            rest.put("$and", parts);
        }
        return rest;
    }
}
