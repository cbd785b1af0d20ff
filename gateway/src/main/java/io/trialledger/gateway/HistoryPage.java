package io.trialledger.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one service answered: its next events, in the order of its log.
 *
 * @param service that answered
 * @param head last position of its log
 * @param coveredTo position that was looked at last
 * @param events those asked for
 */
record HistoryPage(Service service, long head, long coveredTo, List<Event> events) {

    /**
     * An event of a service.
     *
     * @param service it is from
     * @param position in its log
     * @param at when it was recorded
     * @param json as the service tells it
     */
    record Event(Service service, long position, Instant at, ObjectNode json) {}

    /**
     * Reads an answer.
     *
     * @param start the position it was asked to go on from
     * @param newestFirst whether it was asked to go back from there
     * @throws Refusal naming the service if the answer can't be what was asked: nothing may be lost by a misunderstanding
     */
    static HistoryPage read(Service service, long start, boolean newestFirst, byte[] body) {
        HistoryPage page;
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            List<Event> events = new ArrayList<>();
            for (JsonNode event : json.path("events")) {
                events.add(new Event(
                        service,
                        event.get("position").asLong(),
                        Instant.parse(event.get("at").asString()),
                        (ObjectNode) event));
            }
            page = new HistoryPage(
                    service,
                    json.required("head").asLong(),
                    json.required("coveredTo").asLong(),
                    List.copyOf(events));
        } catch (JacksonException
                | DateTimeException
                | NullPointerException
                | ClassCastException
                | IllegalArgumentException e) {
            throw misunderstood(service, () -> e.getClass().getSimpleName());
        }
        page.requireOrder(start, newestFirst);
        return page;
    }

    private void requireOrder(long start, boolean newestFirst) {
        long last = start;
        for (Event event : events) {
            if (newestFirst ? event.position() >= last : event.position() <= last) {
                throw misunderstood(service, () -> "event " + event.position() + " is out of order");
            }
            last = event.position();
        }
        if (!events.isEmpty() && (newestFirst ? coveredTo > last : coveredTo < last)) {
            throw misunderstood(service, () -> "covers less than it answers");
        }
    }

    private static Refusal misunderstood(Service service, Supplier<String> why) {
        return new Refusal(Problem.unavailable(
                service.name(), service.name() + " answered something that isn't a history: " + why.get()));
    }
}
