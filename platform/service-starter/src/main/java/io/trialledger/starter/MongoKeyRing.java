package io.trialledger.starter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import io.trialledger.model.KeyRing;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Keys in a database of their own, each wrapped by the master key from outside. A key is durable before a value
 * sealed with it is stored. Keys are kept in memory for a minute, so that after {@link #destroy} another process can open values for that long.
 */
class MongoKeyRing implements KeyRing {

    private static final int KEY_BYTES = 32;
    private static final int MOST_CACHED = 10_000;
    private static final Duration CACHED_FOR = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoCollection<Document> keys;
    private final MasterKey master;
    private final Clock clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();
    private final NewKeys begun = new NewKeys();

    MongoKeyRing(MongoCollection<Document> keys, MasterKey master, Clock clock) {
        this.keys = keys;
        this.master = master;
        this.clock = clock;
    }

    @Override
    public SecretKey keyFor(String scope) {
        Optional<SecretKey> known = find(scope);
        return known.orElseGet(() -> make(scope));
    }

    @Override
    public Optional<SecretKey> find(String scope) {
        Optional<SecretKey> fresh = begun.find(scope);
        if (fresh.isPresent()) {
            return fresh;
        }
        Cached cached = cache.get(scope);
        if (cached != null && cached.until().isAfter(clock.instant())) {
            return Optional.of(cached.key());
        }
        cache.remove(scope);
        Document stored = keys.find(eq("_id", scope)).first();
        if (stored == null || stored.get("wrapped") == null) {
            return Optional.empty();
        }
        return Optional.of(remember(
                scope, master.unwrap(stored.get("wrapped", Binary.class).getData(), scope)));
    }

    /** The keys of these scopes as they are now, fetched with one question; other scopes have none there. */
    KeyRing only(Set<String> scopes) {
        Map<String, SecretKey> found = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        Instant now = clock.instant();
        for (String scope : scopes) {
            Cached cached = cache.get(scope);
            if (cached != null && cached.until().isAfter(now)) {
                found.put(scope, cached.key());
            } else {
                unknown.add(scope);
            }
        }
        if (!unknown.isEmpty()) {
            for (Document stored : keys.find(and(in("_id", unknown), exists("wrapped")))) {
                String scope = stored.getString("_id");
                byte[] wrapped = stored.get("wrapped", Binary.class).getData();
                found.put(scope, remember(scope, master.unwrap(wrapped, scope)));
            }
        }
        return new Fetched(found);
    }

    private record Fetched(Map<String, SecretKey> keys) implements KeyRing {

        @Override
        public SecretKey keyFor(String scope) {
            throw new UnsupportedOperationException("only for reading");
        }

        @Override
        public Optional<SecretKey> find(String scope) {
            return Optional.ofNullable(keys.get(scope));
        }
    }

    /**
     * The key of a scope that has none yet. In a request it is only in memory until {@link #keep}; outside of one it is durable
     * when this returns.
     */
    SecretKey begin(String scope) {
        SecretKey key = random();
        if (!begun.add(scope, key)) {
            store(Map.of(scope, key));
        }
        return key;
    }

    /** In this thread a request begins; closing it forgets keys that were begun and not kept. */
    Seals.Request request() {
        return begun.request();
    }

    /**
     * Makes the keys of an accepted command's sealed values durable, with one write; values with these scopes may then be stored.
     *
     * @throws IllegalStateException if a scope has no key, nor ever had: its value could never be opened again
     */
    void keep(Collection<String> scopes) {
        Map<String, SecretKey> fresh = begun.among(scopes);
        if (!fresh.isEmpty()) {
            store(fresh);
            begun.remove(fresh.keySet());
        }
        for (String scope : scopes) {
            if (!fresh.containsKey(scope) && !isKnown(scope)) {
                throw new IllegalStateException("there is no key of " + scope);
            }
        }
    }

    /** True for a key that was begun in this request and not kept yet. */
    boolean isNew(String scope) {
        return begun.find(scope).isPresent();
    }

    private boolean isKnown(String scope) {
        return cache.containsKey(scope) || keys.find(eq("_id", scope)).first() != null;
    }

    private void store(Map<String, SecretKey> fresh) {
        keys.insertMany(
                fresh.entrySet().stream()
                        .map(each -> document(each.getKey(), each.getValue()))
                        .toList(),
                new InsertManyOptions().ordered(false));
        fresh.forEach(this::remember);
    }

    /** Erases every value sealed under this scope for good, and keeps a mark that there was one. */
    void destroy(String scope) {
        keys.updateOne(
                eq("_id", scope),
                Updates.combine(Updates.unset("wrapped"), Updates.set("destroyedAt", Date.from(clock.instant()))));
        cache.remove(scope);
    }

    private SecretKey make(String scope) {
        SecretKey key = random();
        try {
            keys.insertOne(document(scope, key));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return find(scope).orElseThrow(() -> new IllegalStateException("the key of " + scope + " was destroyed"));
        }
        return remember(scope, key);
    }

    private static SecretKey random() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    private Document document(String scope, SecretKey key) {
        return new Document("_id", scope)
                .append("wrapped", new Binary(master.wrap(key, scope)))
                .append("madeAt", Date.from(clock.instant()));
    }

    private SecretKey remember(String scope, SecretKey key) {
        if (cache.size() >= MOST_CACHED) {
            cache.clear();
        }
        cache.put(scope, new Cached(key, clock.instant().plus(CACHED_FOR)));
        return key;
    }

    private record Cached(SecretKey key, Instant until) {}
}
