package io.trialledger.starter;

import java.util.List;

/** Names of the metadata every event carries; all values are strings. Meaning: architecture, section 3. */
public final class Envelope {

    public static final String ACTOR = "actor";
    public static final String ACTOR_NAME = "actorName";
    public static final String ROLE = "role";
    public static final String ORGANISATION = "organisation";
    public static final String ON_BEHALF_OF = "onBehalfOf";
    public static final String SOURCE = "source";
    /** Encoded {@code Sealed}. */
    public static final String REASON = "reason";

    /** Name of a {@link ReasonCategory}, in clear. */
    public static final String REASON_CATEGORY = "reasonCategory";

    public static final String STUDY = "study";
    public static final String SITE = "site";
    public static final String SUBJECT = "subject";
    public static final String COMMAND_ID = "commandId";
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";
    /** ISO 8601 with offset. */
    public static final String OBSERVED_AT = "observedAt";

    static final List<String> ALL = List.of(
            ACTOR,
            ACTOR_NAME,
            ROLE,
            ORGANISATION,
            ON_BEHALF_OF,
            SOURCE,
            REASON,
            REASON_CATEGORY,
            STUDY,
            SITE,
            SUBJECT,
            COMMAND_ID,
            CORRELATION_ID,
            CAUSATION_ID,
            OBSERVED_AT);

    private Envelope() {}
}
