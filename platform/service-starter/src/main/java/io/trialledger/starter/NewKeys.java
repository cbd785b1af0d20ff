package io.trialledger.starter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Keys of texts that came with a request and belong to no accepted command yet: in memory only, and gone when the request ends,
 * so that somebody who may do nothing leaves no key behind. Thread-safe.
 */
final class NewKeys {

    private static final ThreadLocal<@Nullable Set<String>> OF_REQUEST = new ThreadLocal<>();

    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();

    /** Begins a request in this thread; closing it forgets the keys that were not taken. */
    Seals.Request request() {
        Set<String> before = OF_REQUEST.get();
        Set<String> scopes = new LinkedHashSet<>();
        OF_REQUEST.set(scopes);
        return () -> {
            keys.keySet().removeAll(scopes);
            if (before == null) {
                OF_REQUEST.remove();
            } else {
                OF_REQUEST.set(before);
            }
        };
    }

    /** Remembers a key while the request of this thread lasts; false if there is none. */
    boolean add(String scope, SecretKey key) {
        Set<String> scopes = OF_REQUEST.get();
        if (scopes == null) {
            return false;
        }
        scopes.add(scope);
        keys.put(scope, key);
        return true;
    }

    Optional<SecretKey> find(String scope) {
        return Optional.ofNullable(keys.get(scope));
    }

    /** Those of these scopes that are new. */
    Map<String, SecretKey> among(Collection<String> scopes) {
        Map<String, SecretKey> found = new LinkedHashMap<>();
        for (String scope : scopes) {
            find(scope).ifPresent(key -> found.put(scope, key));
        }
        return found;
    }

    void remove(Collection<String> scopes) {
        keys.keySet().removeAll(scopes);
    }
}
