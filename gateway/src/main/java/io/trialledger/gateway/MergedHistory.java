package io.trialledger.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services' histories as one. The promise is completeness: following the cursor gives every event exactly once. Within a
 * page events stand by the time they were recorded; each service's stand in the order of its log.
 */
@Component
class MergedHistory {

    /** A service with few matches looks at its log piece by piece; after this many pieces the page is what it is. */
    private static final int ROUNDS = 50;

    private final Upstream upstream;

    MergedHistory(Upstream upstream) {
        this.upstream = upstream;
    }

    /** The page after {@code cursor} of at most {@code limit} events. */
    ObjectNode page(HistoryFilter filter, HistoryCursor cursor, int limit, Asker asker) {
        List<Log> logs = asked(filter).stream()
                .map(service -> new Log(service, cursor.seen(service), filter.newestFirst()))
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            List<Log> open = logs.stream().filter(log -> log.needs(limit)).toList();
            if (open.isEmpty()) {
                break;
            }
            ask(open, filter, limit, asker);
        }
        return json(filter, cursor, logs, merge(logs, limit, filter.newestFirst()));
    }

    private List<Service> asked(HistoryFilter filter) {
        String log = filter.criteria().get(HistoryFilter.LOG);
        List<Service> asked = upstream.services().stream()
                .filter(service -> log == null || service.name().equals(log))
                .toList();
        if (asked.isEmpty()) {
            throw new Refusal(Problem.malformed(
                    HistoryFilter.LOG,
                    "one of " + upstream.services().stream().map(Service::name).collect(Collectors.joining(" "))));
        }
        return asked;
    }

    private void ask(List<Log> logs, HistoryFilter filter, int limit, Asker asker) {
        Map<Service, String> questions = new LinkedHashMap<>();
        logs.forEach(log -> questions.put(log.service, filter.query(log.coveredTo, limit)));
        List<byte[]> answers = List.copyOf(upstream.askAll(questions, asker).values());
        for (int i = 0; i < logs.size(); i++) {
            Log log = logs.get(i);
            log.add(HistoryPage.read(log.service, log.coveredTo, filter.newestFirst(), answers.get(i)));
        }
    }

    /** The next events by time. A k-way merge rather than a sort: a log's own order stays, even where its times don't rise. */
    private static List<HistoryPage.Event> merge(List<Log> logs, int limit, boolean newestFirst) {
        Comparator<Log> byTime =
                Comparator.comparing(log -> log.next().orElseThrow().at());
        List<HistoryPage.Event> merged = new ArrayList<>();
        while (merged.size() < limit) {
            Optional<Log> next =
                    logs.stream().filter(log -> log.next().isPresent()).min(newestFirst ? byTime.reversed() : byTime);
            if (next.isEmpty()) {
                break;
            }
            merged.add(next.get().take());
        }
        return merged;
    }

    private ObjectNode json(
            HistoryFilter filter, HistoryCursor cursor, List<Log> logs, List<HistoryPage.Event> merged) {
        ObjectNode page = JsonMapper.shared().createObjectNode();
        ArrayNode events = page.putArray("events");
        for (HistoryPage.Event event : merged) {
            ObjectNode json = events.addObject().put("log", event.service().name());
            event.json().properties().stream()
                    .filter(member -> !member.getKey().equals("log"))
                    .forEach(member -> json.set(member.getKey(), member.getValue()));
        }
        ObjectNode heads = page.putObject("heads");
        Map<String, Long> seen = new LinkedHashMap<>();
        upstream.services().forEach(service -> seen.put(service.name(), cursor.seen(service)));
        boolean more = false;
        for (Log log : logs) {
            heads.put(log.service.name(), log.head);
            seen.put(log.service.name(), log.seen());
            more |= log.goesOnAfter(log.seen());
        }
        page.put("next", new HistoryCursor(seen).text(filter));
        page.put("more", more);
        return page;
    }

    /** What is known of one log while a page is made. */
    private static final class Log {

        private final Service service;
        private final long start;
        private final boolean newestFirst;
        private final List<HistoryPage.Event> events = new ArrayList<>();
        private long coveredTo;
        private long head;
        private boolean asked;
        private boolean stuck;
        private int taken;

        Log(Service service, long start, boolean newestFirst) {
            this.service = service;
            this.start = start;
            this.newestFirst = newestFirst;
            this.coveredTo = start;
        }

        boolean needs(int limit) {
            return !asked || (!stuck && events.size() < limit && goesOnAfter(coveredTo));
        }

        boolean goesOnAfter(long position) {
            return newestFirst ? Math.min(position, head + 1) > 0 : position < head;
        }

        /** A service whose history lags behind its log covers less than its head: the page says so, the next one goes on. */
        void add(HistoryPage page) {
            stuck = newestFirst ? page.coveredTo() >= coveredTo : page.coveredTo() <= coveredTo;
            events.addAll(page.events());
            coveredTo = newestFirst ? Math.min(coveredTo, page.coveredTo()) : Math.max(coveredTo, page.coveredTo());
            head = page.head();
            asked = true;
        }

        Optional<HistoryPage.Event> next() {
            return taken < events.size() ? Optional.of(events.get(taken)) : Optional.empty();
        }

        HistoryPage.Event take() {
            return events.get(taken++);
        }

        /** The position up to which whoever has the events taken has seen this log. */
        long seen() {
            if (taken == events.size()) {
                return coveredTo;
            }
            return taken == 0 ? start : events.get(taken - 1).position();
        }
    }
}
