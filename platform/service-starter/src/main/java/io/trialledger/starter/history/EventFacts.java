package io.trialledger.starter.history;

import io.trialledger.eventstore.StoredEvent;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Envelope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a stored event says of itself, read from its bytes without any class of the service. */
public final class EventFacts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(tools.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** How the stored form of a sealed value begins. */
    private static final String SEALED = "s1:";

    private final StoredEvent event;
    private final JsonNode metadata;
    private @Nullable JsonNode payload;

    public EventFacts(StoredEvent event) {
        this.event = event;
        this.metadata = JSON.readTree(event.metadata());
    }

    StoredEvent event() {
        return event;
    }

    public String envelope(String key) {
        return text(metadata, key);
    }

    /** The stored JSON; sealed values are their stored form. */
    public JsonNode payload() {
        JsonNode read = payload;
        if (read == null) {
            read = JSON.readTree(event.payload());
            payload = read;
        }
        return read;
    }

    public String study() {
        return either(Envelope.STUDY, "studyId");
    }

    public String site() {
        return either(Envelope.SITE, "siteId");
    }

    public String subject() {
        return either(Envelope.SUBJECT, "subjectId");
    }

    /**
     * Why it was done: as the envelope says, else the event itself in a sealed field {@code reason}. One command may change several
     * things, each for a reason of its own.
     */
    Optional<Sealed<String>> reason() {
        return sealed(envelope(Envelope.REASON)).or(() -> sealed(text(payload(), "reason")));
    }

    /**
     * Of which kind the reason is, in clear: the event's own code ({@code reasonCode}), else what its author chose for it. Empty if
     * there is none.
     */
    String reasonCategory() {
        String code = text(payload(), "reasonCode");
        return code.isEmpty() && reason().isPresent() ? envelope(Envelope.REASON_CATEGORY) : code;
    }

    /** Empty for what is not sealed, such as a coded reason, or a text in clear that only begins like a sealed one. */
    public static Optional<Sealed<String>> sealed(String text) {
        if (!text.startsWith(SEALED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sealed.decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // people write what they like
        }
    }

    /** From the envelope, else from the event itself. */
    private String either(String key, String field) {
        String stated = envelope(key);
        return stated.isEmpty() ? text(payload(), field) : stated;
    }

    private static String text(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .orElse("");
    }
}
