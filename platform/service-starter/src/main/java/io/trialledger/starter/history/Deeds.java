package io.trialledger.starter.history;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Which deeds each study has, and at which sites: {@code history_deeds}, one document each, and all of them in memory. One is
 * stored before the first row that names it, so whoever has read the log up to a position knows all deeds up to there. Thread-safe.
 */
class Deeds {

    static final String COLLECTION = "history_deeds";

    private final MongoCollection<Document> stored;
    private final Map<String, Map<Placed, String>> byStudy = new ConcurrentHashMap<>();

    Deeds(MongoDatabase database) {
        stored = database.getCollection(COLLECTION);
    }

    /**
     * A deed at a site.
     *
     * @param site empty for what is about the study
     */
    record Placed(String study, String site, Deed deed) {

        /** Tells it from every other of its study. */
        String key() {
            return key(site, deed.id());
        }

        static String key(String site, String deed) {
            return site + "/" + deed;
        }

        private Document document() {
            return new Document("_id", study + "/" + key())
                    .append("study", study)
                    .append("site", site)
                    .append("role", deed.role())
                    .append("type", deed.type())
                    .append("kind", deed.kind())
                    .append("reason", deed.reason())
                    .append("category", deed.category());
        }
    }

    /** Reads what other processes, or this one in an earlier life, have stored. */
    void load() {
        stored.find()
                .forEach(each -> remember(new Placed(each.getString("study"), each.getString("site"), Deed.of(each))));
    }

    /** Durable when it returns. */
    void add(Collection<Placed> seen) {
        Set<Placed> news = new LinkedHashSet<>(seen);
        news.removeIf(placed -> of(placed.study()).containsKey(placed));
        if (!news.isEmpty()) {
            stored.bulkWrite(news.stream()
                    .map(Placed::document)
                    .map(each -> new ReplaceOneModel<>(
                            eq("_id", each.getString("_id")), each, new ReplaceOptions().upsert(true)))
                    .toList());
            news.forEach(this::remember);
        }
    }

    private void remember(Placed placed) {
        byStudy.computeIfAbsent(placed.study(), study -> new ConcurrentHashMap<>())
                .put(placed, placed.deed().id());
    }

    private Map<Placed, String> of(String study) {
        return byStudy.getOrDefault(study, Map.of());
    }

    /** Ids of the study's deeds that have the wanted properties. */
    List<String> ids(String study, Map<String, String> equal) {
        return matching(study, equal, site -> true)
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    /** Keys of the study's deeds at these sites that have the wanted properties. */
    List<String> keys(String study, Map<String, String> equal, Predicate<String> sites) {
        return matching(study, equal, sites)
                .map(each -> Placed.key(each.getKey().site(), each.getValue()))
                .toList();
    }

    private Stream<Map.Entry<Placed, String>> matching(
            String study, Map<String, String> equal, Predicate<String> sites) {
        return of(study).entrySet().stream()
                .filter(each ->
                        sites.test(each.getKey().site()) && each.getKey().deed().matches(equal));
    }
}
