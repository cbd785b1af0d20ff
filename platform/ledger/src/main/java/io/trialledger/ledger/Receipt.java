package io.trialledger.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sender gets for an accepted write and keeps: which events it became, where they stand, and the hash that binds each one's
 * content. Whoever holds it notices when the history says anything else later. Without proofs it is the service's word; with them
 * it is the log's signature.
 *
 * @param id of the receipt
 * @param site absent if the write concerns the whole study
 * @param organisation of the sender at that time
 * @param actor who sent it: the {@code actor} in the events' metadata
 * @param commandId of the request, the {@code commandId} in the events' metadata
 * @param recordedAt when the server stored the events, UTC, whole milliseconds
 * @param events in their order; at least one
 * @param proofs one for each event, in the same order; empty while there are none yet
 */
public record Receipt(
        String id,
        String study,
        @Nullable String site,
        String organisation,
        String actor,
        String commandId,
        Instant recordedAt,
        List<Event> events,
        List<LogProof> proofs) {

    /** What a receipt says its format is. */
    public static final String FORMAT = "trialledger-receipt/1";

    private static final Set<String> MEMBERS = Set.of(
            "format", "id", "study", "site", "organisation", "actor", "commandId", "recordedAt", "events", "proofs");
    private static final Set<String> EVENT_MEMBERS = Set.of("log", "position", "eventId", "leaf");

    /**
     * An event in a log.
     *
     * @param log the log's origin
     * @param position 0-based
     * @param leaf the leaf hash, 32 bytes
     */
    public record Event(String log, long position, String eventId, byte[] leaf) {

        /** @throws IllegalArgumentException if the position is negative or the hash hasn't 32 bytes */
        public Event {
            if (position < 0) {
                throw new IllegalArgumentException("a position isn't negative: " + position);
            }
            leaf = Hash.checked(leaf).clone();
        }

        @Override
        public byte[] leaf() {
            return leaf.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Event that
                    && log.equals(that.log)
                    && position == that.position
                    && eventId.equals(that.eventId)
                    && Arrays.equals(leaf, that.leaf);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(leaf);
        }
    }

    /**
     * @throws IllegalArgumentException if there is no event, there are proofs for only some, a proof is for another position, or
     *     the time has parts of a millisecond
     */
    public Receipt {
        events = List.copyOf(events);
        proofs = List.copyOf(proofs);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a receipt is for at least one event");
        }
        if (!proofs.isEmpty() && proofs.size() != events.size()) {
            throw new IllegalArgumentException(
                    "a receipt of " + events.size() + " events has not " + proofs.size() + " proofs");
        }
        for (int i = 0; i < proofs.size(); i++) {
            if (proofs.get(i).index() != events.get(i).position()) {
                throw new IllegalArgumentException("the proof of position "
                        + proofs.get(i).index() + " isn't that of position "
                        + events.get(i).position());
            }
        }
        if (!recordedAt.truncatedTo(ChronoUnit.MILLIS).equals(recordedAt)) {
            throw new IllegalArgumentException("a recorded time has whole milliseconds: " + recordedAt);
        }
    }

    /** The same receipt, proven. */
    public Receipt with(List<LogProof> newProofs) {
        return new Receipt(id, study, site, organisation, actor, commandId, recordedAt, events, newProofs);
    }

    /** Whether it carries the log's signature for each event. */
    public boolean isProven() {
        return !proofs.isEmpty();
    }

    /**
     * Reads one line. It checks the form, not what it says.
     *
     * @throws BundleException if it is anything else; the message says what is wrong
     */
    public static Receipt parse(String line) {
        JsonLine json = JsonLine.parse(line);
        if (!json.has("format") || !json.text("format").equals(FORMAT)) {
            throw new BundleException("not a receipt of the format " + FORMAT);
        }
        if (!MEMBERS.containsAll(json.names()) || json.names().size() < MEMBERS.size() - 1) {
            throw new BundleException("a receipt with the members "
                    + json.names().stream().sorted().toList());
        }
        try {
            return new Receipt(
                    json.text("id"),
                    json.text("study"),
                    json.optionalText("site").orElse(null),
                    json.text("organisation"),
                    json.text("actor"),
                    json.text("commandId"),
                    instant(json.text("recordedAt")),
                    json.objects("events").stream().map(Receipt::event).toList(),
                    json.has("proofs")
                            ? json.texts("proofs").stream().map(LogProof::parse).toList()
                            : List.of());
        } catch (IllegalArgumentException e) {
            throw new BundleException("a receipt that can't be: " + e.getMessage());
        }
    }

    /** One line of JSON, without a newline; {@code proofs} only if there are some. */
    public String json() {
        JsonLineWriter json =
                JsonLine.write().put("format", FORMAT).put("id", id).put("study", study);
        if (site == null) {
            json.putNull("site");
        } else {
            json.put("site", site);
        }
        json.put("organisation", organisation)
                .put("actor", actor)
                .put("commandId", commandId)
                .put("recordedAt", recordedAt.toString())
                .putObjects("events", events.stream().map(Receipt::json).toList());
        if (isProven()) {
            json.put("proofs", proofs.stream().map(LogProof::text).toList());
        }
        return json.toString();
    }

    private static Event event(JsonLine json) {
        if (!json.names().equals(EVENT_MEMBERS)) {
            throw new BundleException("a receipt's event with the members "
                    + json.names().stream().sorted().toList());
        }
        return new Event(json.text("log"), json.number("position"), json.text("eventId"), json.hash("leaf"));
    }

    private static JsonLineWriter json(Event event) {
        return JsonLine.write()
                .put("log", event.log)
                .put("position", event.position)
                .put("eventId", event.eventId)
                .put("leaf", Base64.getEncoder().encodeToString(event.leaf));
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new BundleException("not a time: " + ProofLines.shortened(text));
        }
        throw new BundleException("not how a receipt writes a time: " + ProofLines.shortened(text));
    }
}
