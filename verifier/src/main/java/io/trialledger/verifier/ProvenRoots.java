package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The roots that inclusion proofs lead to, each with the first event; a few of them, so that a hostile part can't fill the memory. */
final class ProvenRoots {

    private static final int KEPT = 20;

    /** One root: where it came up first, and how often in all. */
    record Led(BundleEvent first, long count) {

        private Led again() {
            return new Led(first, count + 1);
        }
    }

    private final Map<ByteBuffer, Led> led = new LinkedHashMap<>();
    private long uncounted;

    void add(byte[] root, BundleEvent event) {
        ByteBuffer key = ByteBuffer.wrap(root);
        Led before = led.get(key);
        if (before != null) {
            led.put(key, before.again());
        } else if (led.size() < KEPT) {
            led.put(key, new Led(event, 1));
        } else {
            uncounted++;
        }
    }

    /** All but those that led to {@code root}. */
    List<Led> others(byte[] root) {
        ByteBuffer right = ByteBuffer.wrap(root);
        return led.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(right))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Events whose root wasn't kept. */
    long uncounted() {
        return uncounted;
    }
}
