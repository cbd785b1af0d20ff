package io.trialledger.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a bundle's access records: who was refused, as services noted it; who saw whose identity, and who took a history home. */
@Component
class ExportAccess {

    /** What was looked at or taken away is an event; what was refused is none. */
    private static final List<String> ACCESSES = List.of("enrollment.IdentityDisclosed", "enrollment.HistoryExported");

    private final ExportStreams streams;
    private final ExportEvents events;

    ExportAccess(ExportStreams streams, ExportEvents events) {
        this.streams = streams;
        this.events = events;
    }

    void write(ExportJob job, List<Service> services, OutputStream out) throws IOException {
        for (Service service : services) {
            String path = HistoryFilter.path(job.order().study()) + "/bundle/access?"
                    + job.order().query();
            streams.copy(service, path, job, out);
        }
        Map<String, String> part = job.order().criteria();
        for (String type : ACCESSES) {
            events.forEach(job, type, part, event -> {
                byte[] line = line(job, event);
                out.write(line);
                job.count(0, line.length);
            });
        }
    }

    /** As a refusal has it, and where the event stands. */
    private static byte[] line(ExportJob job, JsonNode event) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("log", job.state().plan().originOf(event.path("log").asString()));
        for (String same : List.of("at", "actor", "organisation", "source")) {
            line.put(same, event.path(same).asString(""));
        }
        line.put("what", event.path("type").asString(""))
                .put("site", event.path("site").asString(""))
                .put("why", event.path("reason").asString(""))
                .put("correlationId", event.at("/ids/correlationId").asString(""))
                .put("subject", event.path("subject").asString(""))
                .put("position", event.path("position").asLong())
                .put("eventId", event.path("eventId").asString(""));
        return (JsonMapper.shared().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
