package io.trialledger.starter.ledger;

import io.trialledger.eventstore.StoredEvent;
import io.trialledger.ledger.JsonLine;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.EventFacts;
import io.trialledger.starter.history.SealedFields;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a reader may see of an event's sealed values: free texts under keys of their own. Never an arm, an allocation list or who
 * a subject is, whoever reads; those are sealed under other scopes and have their own ways of being disclosed.
 */
class RevealedTexts {

    private static final String FREE_TEXT = "text/";
    private static final String REASON = "/payload/reason";

    private final String origin;
    private final Seals seals;
    private final SealedFields fields;

    RevealedTexts(String origin, Seals seals, SealedFields fields) {
        this.origin = origin;
        this.seals = seals;
        this.fields = fields;
    }

    /**
     * Writes a line for each value; none for one that was erased.
     *
     * @param texts sites of which the reader may see more than the reason of an act
     */
    void write(StoredEvent event, Sites texts, OutputStream out) throws IOException {
        EventFacts facts = new EventFacts(event);
        String site = facts.site();
        boolean reasonOnly = !texts.contains(site.isEmpty() ? null : site);
        Map<String, Sealed<String>> sealed = fields.in(event.type(), facts.payload());
        if (reasonOnly) {
            sealed.keySet().retainAll(Set.of(REASON));
        }
        facts.envelopeReason().ifPresent(reason -> sealed.put("/metadata/" + Envelope.REASON, reason));
        for (Map.Entry<String, Sealed<String>> value : sealed.entrySet()) {
            Optional<String> text = text(value.getValue());
            if (text.isPresent()) {
                out.write(line(event, value.getKey(), text.get()));
            }
        }
    }

    private Optional<String> text(Sealed<String> sealed) {
        return sealed.scope().startsWith(FREE_TEXT) ? seals.reveal(sealed) : Optional.empty();
    }

    private byte[] line(StoredEvent event, String path, String text) {
        String line = JsonLine.write()
                .put("log", origin)
                .put("position", event.position())
                .put("eventId", event.eventId())
                .put("path", path)
                .put("text", text)
                .toString();
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
