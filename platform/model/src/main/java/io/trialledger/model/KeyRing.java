package io.trialledger.model;

import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The keys of sealed values, one a scope. Scopes: {@code subject/<id>} (direct identifiers), {@code
 * allocation/<study>/<subject>} (the arm), {@code allocation-list/<study>} (seed and blocks), {@code text/<id>} (one free
 * text). Destroying a key erases every value sealed with it for good.
 */
public interface KeyRing {

    /** The scope's AES-256 key, made and durably stored first if there is none. */
    SecretKey keyFor(String scope);

    /** The scope's key; empty if it was never made, was destroyed, or is not for this reader. */
    Optional<SecretKey> find(String scope);
}
