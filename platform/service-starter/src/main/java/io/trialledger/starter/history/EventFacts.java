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
    public Optional<Sealed<String>> reason(SealedFields fields) {
        return envelopeReason().or(() -> fields.own(event.type(), payload(), "reason"));
    }

    /** As the envelope says; empty if it says nothing. */
    public Optional<Sealed<String>> envelopeReason() {
        return sealed(envelope(Envelope.REASON));
    }

    /**
     * Of which kind the reason is, in clear: the event's own code ({@code reasonCode}), else what its author chose for it. Empty if
     * there is none.
     */
    String reasonCategory(SealedFields fields) {
        String code = text(payload(), "reasonCode");
        return code.isEmpty() && reason(fields).isPresent() ? envelope(Envelope.REASON_CATEGORY) : code;
    }

    /** What a field that holds sealed values holds. Empty if it is none, such as one in clear from before the field was sealed. */
    static Optional<Sealed<String>> sealed(String text) {
        if (!text.startsWith(SEALED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Sealed.decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what was stored stays readable
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
