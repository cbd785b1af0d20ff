package io.trialledger.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of one kind as the history answers them, up to the checkpoints that a bundle is closed with. */
@Component
class ExportEvents {

    private static final int A_TIME = 500;

    private final MergedHistory history;
    private final List<Service> services;

    ExportEvents(MergedHistory history, Upstream upstream) {
        this.history = history;
        this.services = upstream.services();
    }

    /** Takes an event as the history answers it. */
    interface Sink {
        void take(JsonNode event) throws IOException;
    }

    /**
     * Those that the asker may see, in the order of the log.
     *
     * @param type such as {@code visits.ItemDefined}: only the log of its service is read
     * @param criteria of the history, to narrow it further
     */
    void forEach(ExportJob job, String type, Map<String, String> criteria, Sink sink) throws IOException {
        String service = type.substring(0, type.indexOf('.'));
        TreeMap<String, String> all = new TreeMap<>(criteria);
        all.putAll(Map.of(HistoryFilter.LOG, service, "type", type));
        HistoryFilter filter = new HistoryFilter(job.order().study(), all);
        long size = job.state().plan().logs().stream()
                .filter(log -> log.service().equals(service))
                .collect(Collectors.summingLong(ExportPlan.Log::size));
        HistoryCursor cursor = HistoryCursor.read(null, filter, services);
        boolean more = true;
        while (more) {
            job.requireWanted();
            ObjectNode page = history.page(filter, cursor, A_TIME, job.asker());
            long last = -1;
            for (JsonNode event : page.get("events")) {
                last = event.get("position").asLong();
                if (last < size) {
                    sink.take(event);
                }
            }
            more = page.get("more").asBoolean() && last < size;
            cursor = HistoryCursor.read(page.get("next").asString(), filter, services);
        }
    }
}
