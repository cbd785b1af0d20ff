package io.trialledger.starter;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Keys in a database of their own, each wrapped by the master key from outside. A key is durable before it is used. Keys are
 * kept in memory for a minute, so that after {@link #destroy} another process can open values for that long.
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

    /** Makes the keys of scopes that have none yet, with one durable write. */
    void makeAll(Collection<String> newScopes) {
        List<Document> made = newScopes.stream().map(this::fresh).toList();
        if (made.isEmpty()) {
            return;
        }
        try {
            keys.insertMany(made, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean onlyDuplicates = e.getWriteErrors().stream()
                    .allMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
            if (!onlyDuplicates) {
                throw e;
            }
            return;
        }
        made.forEach(key -> remember(
                key.getString("_id"),
                master.unwrap(key.get("wrapped", Binary.class).getData(), key.getString("_id"))));
    }

    /** Erases every value sealed under this scope for good, and keeps a mark that there was one. */
    void destroy(String scope) {
        keys.updateOne(
                eq("_id", scope),
                Updates.combine(Updates.unset("wrapped"), Updates.set("destroyedAt", Date.from(clock.instant()))));
        cache.remove(scope);
    }

    private SecretKey make(String scope) {
        Document key = fresh(scope);
        try {
            keys.insertOne(key);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return find(scope).orElseThrow(() -> new IllegalStateException("the key of " + scope + " was destroyed"));
        }
        return remember(scope, master.unwrap(key.get("wrapped", Binary.class).getData(), scope));
    }

    private Document fresh(String scope) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new Document("_id", scope)
                .append("wrapped", new Binary(master.wrap(new SecretKeySpec(key, "AES"), scope)))
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
