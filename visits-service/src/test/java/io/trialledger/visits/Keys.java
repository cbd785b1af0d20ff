package io.trialledger.visits;

import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys of one test. */
public final class Keys implements KeyRing {

    private final Map<String, SecretKey> keys = new HashMap<>();
    private final AtomicInteger texts = new AtomicInteger();

    public Sealed<String> seal(String text) {
        return Sealed.seal(text, Plain.TEXT, "text/" + texts.incrementAndGet(), this);
    }

    @Override
    public SecretKey keyFor(String scope) {
        return keys.computeIfAbsent(scope, name -> new SecretKeySpec(new byte[32], "AES"));
    }

    @Override
    public Optional<SecretKey> find(String scope) {
        return Optional.ofNullable(keys.get(scope));
    }

    public void destroy(String scope) {
        keys.remove(scope);
    }
}
