package io.trialledger.model;

/**
 * A rule a command or query can break. Implemented by enums only: the constant's name is the code clients switch on, and
 * never changes.
 */
public interface Rule {

    /** The code clients switch on, for example {@code CONSENT_BEFORE_SCREENING}. */
    String name();

    /** What a client can do about a refusal; decides the HTTP status and the gRPC code. */
    default Kind kind() {
        return Kind.CONFLICT;
    }

    /** The families of refusal. */
    enum Kind {
        /** The input is wrong in itself: 400, INVALID_ARGUMENT. */
        MALFORMED,
        /** The thing named does not exist: 404, NOT_FOUND. */
        UNKNOWN,
        /** The input is right, but not in this state of the trial: 409, FAILED_PRECONDITION. */
        CONFLICT,
        /** The client decided on an older version: 412, ABORTED. */
        STALE,
        /** The file can be read but not imported: 422, INVALID_ARGUMENT. */
        NOT_IMPORTABLE
    }
}
