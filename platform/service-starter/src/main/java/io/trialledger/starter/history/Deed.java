package io.trialledger.starter.history;

import io.trialledger.eventstore.StoredEvent;
import io.trialledger.starter.Envelope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.bson.Document;

/**
 * What kind of thing was done: the properties of an event that have few values. A study has some hundred deeds however long its
 * history is, so a filter on any of these properties is a short list of deeds.
 *
 * @param reason {@link HistoryFollower#PRESENT} or {@link HistoryFollower#ABSENT}
 * @param category of the reason; empty if it has none
 */
record Deed(String role, String type, String kind, String reason, String category) {

    private static final int ID_BYTES = 9;

    static Deed of(StoredEvent event, EventFacts facts, SealedFields fields) {
        String kind = event.aggregateType();
        return new Deed(
                facts.envelope(Envelope.ROLE),
                event.type(),
                kind == null ? "" : kind,
                facts.reason(fields).isPresent() ? HistoryFollower.PRESENT : HistoryFollower.ABSENT,
                facts.reasonCategory(fields));
    }

    static Deed of(Document stored) {
        return new Deed(
                stored.getString("role"),
                stored.getString("type"),
                stored.getString("kind"),
                stored.getString("reason"),
                stored.getString("category"));
    }

    /** The same for the same deed in every process. */
    String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", role, type, kind, reason, category)
                            .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** True if it has each property that {@code equal} names one of. */
    boolean matches(Map<String, String> equal) {
        return equal.getOrDefault("role", role).equals(role)
                && equal.getOrDefault("type", type).equals(type)
                && equal.getOrDefault("kind", kind).equals(kind)
                && equal.getOrDefault("reason", reason).equals(reason)
                && equal.getOrDefault("category", category).equals(category);
    }
}
