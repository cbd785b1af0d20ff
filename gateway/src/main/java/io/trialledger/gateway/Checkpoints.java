package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The newest signed checkpoint of each service's log, as the service gives it. */
@Component
class Checkpoints {

    private final Upstream upstream;

    Checkpoints(Upstream upstream) {
        this.upstream = upstream;
    }

    List<Service> services() {
        return upstream.services();
    }

    /** The signed notes. */
    Map<Service, String> of(String study, HttpServletRequest asker) {
        Map<Service, String> questions = new LinkedHashMap<>();
        upstream.services().forEach(service -> questions.put(service, HistoryFilter.path(study) + "/checkpoint"));
        Map<Service, String> notes = new LinkedHashMap<>();
        upstream.askAll(questions, Asker.of(asker))
                .forEach((service, body) -> notes.put(service, new String(body, StandardCharsets.UTF_8)));
        return notes;
    }

    /** The name of the log that a note is of: its first line. */
    static String origin(String note) {
        return note.lines().findFirst().orElse("");
    }
}
