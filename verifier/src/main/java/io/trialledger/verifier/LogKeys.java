package io.trialledger.verifier;

import io.trialledger.ledger.BundleException;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.NoteVerifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An inspection bundle's {@code keys.json}: the keys of each log, newest first. */
final class LogKeys {

    static final String NAME = "keys.json";

    private final Map<String, List<NoteVerifier>> keys = new HashMap<>();

    /** No keys of any log. */
    LogKeys() {}

    /**
     * Reads the keys.
     *
     * @throws BundleException if they aren't keys of exactly these logs
     */
    LogKeys(byte[] utf8, Set<String> logs) {
        JsonLine json = JsonLine.parse(utf8);
        if (!json.names().equals(logs)) {
            throw new BundleException("has keys of the logs " + new TreeSet<>(json.names()) + ", the manifest names "
                    + new TreeSet<>(logs));
        }
        for (String log : logs) {
            keys.put(log, json.texts(log).stream().map(vkey -> key(vkey, log)).toList());
        }
    }

    private static NoteVerifier key(String vkey, String log) {
        try {
            NoteVerifier key = NoteVerifier.parse(vkey);
            if (key.name().equals(log) && !key.cosigns()) {
                return key;
            }
        } catch (NoteException e) {
            throw new BundleException("a key of " + log + " can't be read: " + e.getMessage());
        }
        throw new BundleException("a key of " + log + " that isn't one of that log: " + vkey);
    }

    List<NoteVerifier> of(String log) {
        return keys.getOrDefault(log, List.of());
    }
}
