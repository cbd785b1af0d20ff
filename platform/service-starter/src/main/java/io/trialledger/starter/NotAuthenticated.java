package io.trialledger.starter;

/** Nobody is known to be acting: 401, UNAUTHENTICATED. */
public final class NotAuthenticated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAuthenticated() {
        super("no authenticated caller");
    }
}
