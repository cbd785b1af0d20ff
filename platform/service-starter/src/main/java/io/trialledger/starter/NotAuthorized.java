package io.trialledger.starter;

/** The caller is known, and may not: 403, PERMISSION_DENIED. Nothing was stored except a line in {@code access_log}. */
public final class NotAuthorized extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why roles, study and site; nothing personal */
    public NotAuthorized(String why) {
        super(why);
    }
}
