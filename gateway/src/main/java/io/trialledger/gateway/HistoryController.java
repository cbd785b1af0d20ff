package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The history of a study over all services: pages, the newest checkpoints, and the bundle for the verifier. */
@RestController
@RequestMapping("/api/v1/studies/{study}/history")
class HistoryController {

    private static final int DEFAULT_LIMIT = 100;
    /** What a service gives at most. */
    private static final int MAX_LIMIT = 500;

    private final MergedHistory history;
    private final Checkpoints checkpoints;
    private final BundleStream bundles;

    HistoryController(MergedHistory history, Checkpoints checkpoints, BundleStream bundles) {
        this.history = history;
        this.checkpoints = checkpoints;
        this.bundles = bundles;
    }

    /** A page of events, the heads of the logs it covers, and the cursor for the next one. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    String page(
            @PathVariable String study,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        HistoryFilter filter = HistoryFilter.of(study, parameters);
        HistoryCursor cursor = HistoryCursor.read(parameters.getFirst("after"), filter, checkpoints.services());
        ObjectNode page = history.page(filter, cursor, limit(parameters.getFirst("limit")), Asker.of(request));
        return JsonMapper.shared().writeValueAsString(page);
    }

    /** The newest signed checkpoint of each log, by log. */
    @GetMapping(path = "/checkpoint", produces = MediaType.APPLICATION_JSON_VALUE)
    String checkpoint(@PathVariable String study, HttpServletRequest request) {
        Map<String, String> notes = new LinkedHashMap<>();
        checkpoints.of(study, request).forEach((service, note) -> notes.put(service.name(), note));
        return JsonMapper.shared().writeValueAsString(notes);
    }

    /** The whole history as NDJSON, as the verifier reads it. */
    @GetMapping("/bundle")
    void bundle(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        bundles.write(study, request, response);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw new Refusal(Problem.malformed("limit", "a page has 1 to " + MAX_LIMIT + " events"));
        }
        return Integer.parseInt(text);
    }
}
