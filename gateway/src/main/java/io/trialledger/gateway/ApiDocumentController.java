package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The public API's description: what the services say of themselves, as one document. */
@RestController
class ApiDocumentController {

    private static final String OF_A_SERVICE = "/api/v1/openapi";

    private final Upstream upstream;
    private final ObjectNode frame;

    ApiDocumentController(Upstream upstream) throws IOException {
        this.upstream = upstream;
        String text = new ClassPathResource("openapi-frame.json").getContentAsString(StandardCharsets.UTF_8);
        this.frame = (ObjectNode) JsonMapper.shared().readTree(text);
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String document(HttpServletRequest request) {
        Map<Service, String> questions = new LinkedHashMap<>();
        upstream.services().forEach(service -> questions.put(service, OF_A_SERVICE));
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        upstream.askAll(questions, Asker.of(request))
                .forEach((service, answer) ->
                        parts.put(service.name(), JsonMapper.shared().readTree(answer)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(ApiDocument.of(frame, parts));
    }
}
