package io.trialledger.verifier;

import io.trialledger.ledger.BundleEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the readable history takes from an event as it is; reasons and other texts are revealed in it and can't be compared.
 *
 * @param told by the names of {@link #FIELDS}, in their order
 */
record HistoryRow(List<Json> told) {

    static final List<String> FIELDS = List.of(
            "position",
            "at",
            "eventId",
            "type",
            "revision",
            "aggregateType",
            "aggregateId",
            "sequence",
            "actor",
            "actorName",
            "role",
            "organisation",
            "source",
            "study",
            "site",
            "subject",
            "payload");

    private static final Map<String, Integer> PLACES =
            IntStream.range(0, FIELDS.size()).boxed().collect(Collectors.toUnmodifiableMap(FIELDS::get, i -> i));

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** The place of a member in {@link #FIELDS}, -1 if it isn't one of them. */
    static int place(String name) {
        return PLACES.getOrDefault(name, -1);
    }

    /** As the row's members say, in their places; what it has not is told as nothing. */
    static HistoryRow of(@Nullable Json[] members) {
        Json[] told = new Json[members.length];
        for (int i = 0; i < members.length; i++) {
            Json member = members[i];
            told[i] = member == null ? Json.NULL : member;
        }
        return new HistoryRow(List.of(told));
    }

    /** Whether this tells the event as it was signed. */
    boolean tells(BundleEvent event) {
        return equals(of(event, Json.stored(event.payload(), told.get(place("payload")))));
    }

    private static HistoryRow of(BundleEvent event, Json payload) {
        Json metadata = Json.stored(event.metadata());
        return new HistoryRow(List.of(
                new Json.Number(event.position()),
                Json.ofText(at(event)),
                Json.ofText(event.eventId()),
                Json.ofText(event.type()),
                Json.ofText(event.revision()),
                Json.ofText(event.aggregateType()),
                Json.ofText(event.aggregateId()),
                number(event.sequence()),
                Json.ofText(metadata.text("actor")),
                Json.ofText(metadata.text("actorName")),
                Json.ofText(metadata.text("role")),
                Json.ofText(metadata.text("organisation")),
                Json.ofText(metadata.text("source")),
                either(metadata, "study", payload, "studyId"),
                either(metadata, "site", payload, "siteId"),
                either(metadata, "subject", payload, "subjectId"),
                payload));
    }

    /** -1 if it is none. */
    long position() {
        return told.get(0) instanceof Json.Number number && number.number() == Math.rint(number.number())
                ? (long) number.number()
                : -1;
    }

    /** Empty if it names none. */
    String eventId() {
        return told.get(FIELDS.indexOf("eventId")) instanceof Json.Text id ? id.text() : "";
    }

    private static Json number(@Nullable Long number) {
        return number == null ? Json.NULL : new Json.Number(number);
    }

    private static Json either(Json metadata, String key, Json payload, String field) {
        String stated = metadata.text(key);
        return Json.ofText(stated.isEmpty() ? payload.text(field) : stated);
    }

    /** Beyond the calendar nothing is told, which then differs. */
    private static String at(BundleEvent event) {
        try {
            return MILLIS.format(Instant.ofEpochMilli(event.at()));
        } catch (DateTimeException e) {
            return "";
        }
    }
}
