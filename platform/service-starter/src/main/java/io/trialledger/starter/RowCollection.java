package io.trialledger.starter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One collection of row versions: {@code _id} is {@code <id>@<from>}; {@code to} is null while the version is present. */
final class RowCollection {

    private final MongoCollection<Document> collection;

    RowCollection(MongoCollection<Document> collection, List<Index> indexes) {
        this.collection = collection;
        collection.createIndex(ascending("id", "from"));
        for (Index index : indexes) {
            collection.createIndex(ascending(index.fields()));
            if (!index.present()) {
                continue;
            }
            List<String> present = new ArrayList<>(List.of("to"));
            present.addAll(index.fields());
            collection.createIndex(ascending(present));
        }
    }

    MongoCollection<Document> raw() {
        return collection;
    }

    /** The newest version that began before {@code position}. */
    Optional<Document> newest(String id, long position) {
        return Optional.ofNullable(collection
                .find(position == Long.MAX_VALUE ? eq("id", id) : and(eq("id", id), lt("from", position)))
                .sort(Sorts.descending("from"))
                .limit(1)
                .first());
    }

    /**
     * The newest version of each of these rows, empty for one that has none; with one read that stops where a row has very many
     * versions: the rows it does not come to are left out.
     */
    Map<String, Optional<Document>> newest(Collection<String> ids) {
        int most = 2 * ids.size() + 16;
        Map<String, Optional<Document>> found = new HashMap<>();
        int read = 0;
        for (Document version : collection
                .find(in("id", ids))
                .sort(Sorts.descending("id", "from"))
                .limit(most)) {
            read++;
            found.putIfAbsent(version.getString("id"), Optional.of(version));
        }
        if (read < most) {
            ids.forEach(id -> found.putIfAbsent(id, Optional.empty()));
        }
        return found;
    }

    Optional<Document> oldestAfter(String id, long position) {
        return Optional.ofNullable(collection
                .find(and(eq("id", id), gt("from", position)))
                .sort(Sorts.ascending("from"))
                .limit(1)
                .first());
    }

    List<Document> versions(String id) {
        return collection.find(eq("id", id)).sort(Sorts.ascending("from")).into(new ArrayList<>());
    }

    /** The versions of these rows that were in force at some time after {@code after} and up to {@code last}, oldest first. */
    List<Document> versions(Collection<String> ids, long after, long last) {
        return collection
                .find(and(in("id", ids), lte("from", last), or(eq("to", null), gt("to", after))))
                .sort(Sorts.ascending("id", "from"))
                .into(new ArrayList<>());
    }

    Document version(String id, long from, long to, Document fields) {
        Document version =
                new Document("_id", versionId(id, from)).append("id", id).append("from", from);
        version.append("to", to == Long.MAX_VALUE ? null : to);
        ownFields(fields).forEach(version::append);
        return version;
    }

    static String versionId(String id, long from) {
        return id + "@" + from;
    }

    static long from(Document version) {
        return version.getLong("from");
    }

    static long to(Document version) {
        @Nullable Long to = version.getLong("to");
        return to == null ? Long.MAX_VALUE : to;
    }

    static Document ownFields(Document version) {
        Document fields = new Document(version);
        List.of("_id", "id", "from", "to").forEach(fields::remove);
        return fields;
    }
}
