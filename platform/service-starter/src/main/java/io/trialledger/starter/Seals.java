package io.trialledger.starter;

import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Seals free text, each under its own key, and opens it again where the key is at hand. Thread-safe. */
public class Seals {

    private final MongoKeyRing keys;

    Seals(MongoKeyRing keys) {
        this.keys = keys;
    }

    /** Seals one text under a new scope {@code text/<random>}. */
    public Sealed<String> text(String plain) {
        return Sealed.seal(plain, Plain.TEXT, newScope(), keys);
    }

    /** As {@link #text} for many, with one durable write for all their keys. */
    public List<Sealed<String>> texts(List<String> plain) {
        List<String> scopes = plain.stream().map(text -> newScope()).toList();
        keys.makeAll(scopes);
        List<Sealed<String>> sealed = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            sealed.add(Sealed.seal(plain.get(i), Plain.TEXT, scopes.get(i), keys));
        }
        return sealed;
    }

    /** The text; empty once its key was destroyed. */
    public Optional<String> reveal(Sealed<String> sealed) {
        return sealed.reveal(Plain.TEXT, keys);
    }

    /** Destroys the scope's key, and with it every value sealed under it, for good. */
    public void erase(String scope) {
        keys.destroy(scope);
    }

    /** The keys, for values of other types and scopes. */
    public KeyRing keys() {
        return keys;
    }

    private static String newScope() {
        return "text/" + UUID.randomUUID();
    }
}
