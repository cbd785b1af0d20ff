package io.trialledger.starter.ledger;

import io.trialledger.eventstore.StoredEvent;
import io.trialledger.ledger.JsonLine;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Envelope;
import io.trialledger.starter.Seals;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.EventFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a reader may see of an event's sealed values: free texts under keys of their own. Never an arm, an allocation list or who
 * a subject is, whoever reads; those are sealed under other scopes and have their own ways of being disclosed.
 */
class RevealedTexts {

    private static final String FREE_TEXT = "text/";
    private static final String REASON = "/payload/reason";

    private final String origin;
    private final Seals seals;

    RevealedTexts(String origin, Seals seals) {
        this.origin = origin;
        this.seals = seals;
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
        Map<String, Sealed<String>> sealed = new LinkedHashMap<>();
        collect("/payload", facts.payload(), sealed);
        if (reasonOnly) {
            sealed.keySet().retainAll(Set.of(REASON));
        }
        EventFacts.sealed(facts.envelope(Envelope.REASON))
                .ifPresent(reason -> sealed.put("/metadata/" + Envelope.REASON, reason));
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

    /** The sealed values within, by where they are (JSON Pointer, RFC 6901). */
    private static void collect(String path, JsonNode node, Map<String, Sealed<String>> sealed) {
        if (node.isString()) {
            EventFacts.sealed(node.stringValue()).ifPresent(value -> sealed.put(path, value));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), sealed);
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            path + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                            member.getValue(),
                            sealed));
        }
    }
}
