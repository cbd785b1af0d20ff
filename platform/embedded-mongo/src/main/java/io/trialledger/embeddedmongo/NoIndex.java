package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The refusal of a query that would search a large collection document by document. Values are not named: they may be personal. */
final class NoIndex {

    static final int CODE = 17406;

    private NoIndex() {}

    static MongoServerError serves(String collection, Document filter, Sort sort) {
        List<String> order = sort.keys().stream().map(IndexKey::getKey).toList();
        return new MongoServerError(
                CODE,
                "NoIndexServesQuery",
                "no index serves a query on " + collection + " (filter fields " + fields(filter) + ", sort fields "
                        + order
                        + "), which has more than " + Planner.SCAN_LIMIT
                        + " documents: create an index that begins with the fields compared for equality");
    }

    private static Set<String> fields(Document filter) {
        Set<String> fields = new TreeSet<>();
        filter.forEach((field, value) -> {
            if (field.startsWith("$")) {
                Fields.list(filter, field).forEach(part -> fields.addAll(fields((Document) part)));
            } else {
                fields.add(field);
            }
        });
        return fields;
    }
}
