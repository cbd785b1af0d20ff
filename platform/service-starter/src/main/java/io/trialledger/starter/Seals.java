package io.trialledger.starter;

import com.mongodb.client.MongoCollection;
import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.axonframework.commandhandling.CommandMessage;
import org.bson.Document;

/** Seals free text, each under its own key, and opens it again where the key is at hand. Thread-safe. */
public class Seals {

    private final MongoKeyRing keys;
    private final KeyRing begin;

    Seals(MongoKeyRing keys) {
        this.keys = keys;
        this.begin = new Begin(keys);
    }

    /**
     * Seals one text under a new scope {@code text/<random>}. In a request the key becomes durable only when a command that holds
     * the sealed text is accepted; then before its events are stored.
     */
    public Sealed<String> text(String plain) {
        return Sealed.seal(plain, Plain.TEXT, "text/" + UUID.randomUUID(), begin);
    }

    /** As {@link #text} for many. */
    public List<Sealed<String>> texts(List<String> plain) {
        return plain.stream().map(this::text).toList();
    }

    /** The text; empty once its key was destroyed. */
    public Optional<String> reveal(Sealed<String> sealed) {
        return sealed.reveal(Plain.TEXT, keys);
    }

    /** As {@link #reveal} for each of these values and no other: their keys are fetched now, all at once. */
    public Function<Sealed<String>, Optional<String>> opening(Collection<Sealed<String>> values) {
        KeyRing fetched = keys.only(values.stream().map(Sealed::scope).collect(Collectors.toSet()));
        return value -> value.reveal(Plain.TEXT, fetched);
    }

    /** Destroys the scope's key, and with it every value sealed under it, for good. */
    public void erase(String scope) {
        keys.destroy(scope);
    }

    /** The keys, for values of other types and scopes. */
    public KeyRing keys() {
        return keys;
    }

    /** For the filter that knows when a request begins and ends: keys that no accepted command has used are forgotten at its end. */
    public Request request() {
        return keys.request();
    }

    /** For the guard: the keys of an accepted command become durable. */
    void keep(CommandMessage<?> command) {
        Set<String> scopes = new LinkedHashSet<>(SealedParts.scopesIn(command.getPayload()));
        Optional.ofNullable(command.getMetaData().get(Envelope.REASON))
                .map(reason -> Sealed.<String>decode(String.valueOf(reason)).scope())
                .filter(keys::isNew)
                .ifPresent(scopes::add);
        keys.keep(scopes);
    }

    /** Ends a request. */
    public interface Request extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * For whoever has no service around it.
     *
     * @param keys the collection of keys
     * @param masterKey 32 bytes in Base64
     */
    public static Seals over(MongoCollection<Document> keys, String masterKey) {
        return new Seals(new MongoKeyRing(keys, MasterKey.fromBase64(masterKey), Clock.systemUTC()));
    }

    /** Makes keys instead of looking for them. */
    private static final class Begin implements KeyRing {

        private final MongoKeyRing keys;

        Begin(MongoKeyRing keys) {
            this.keys = keys;
        }

        @Override
        public SecretKey keyFor(String scope) {
            return keys.begin(scope);
        }

        @Override
        public Optional<SecretKey> find(String scope) {
            return keys.find(scope);
        }
    }
}
