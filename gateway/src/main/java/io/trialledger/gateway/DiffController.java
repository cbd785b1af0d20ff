package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between two moments, over all services. A page holds what each service has next; a service that is closed to the
 * asker's role is left out, unless all are.
 */
@RestController
class DiffController {

    private static final Set<String> RELAYED = Set.of("from", "to", "subject", "site", "limit");
    private static final String AFTER = "after";
    private static final Comparator<JsonNode> IN_TIME = Comparator.comparing(
                    (JsonNode change) -> change.path("at").asString())
            .thenComparing(change -> change.path("log").asString())
            .thenComparing(change -> change.path("position").asLong());

    private final Upstream upstream;

    DiffController(Upstream upstream) {
        this.upstream = upstream;
    }

    @GetMapping(path = "/api/v1/studies/{study}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    String diff(
            @PathVariable String study,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        Map<String, Long> after = after(parameters.getFirst(AFTER));
        String query = query(parameters);
        Map<Service, String> questions = new LinkedHashMap<>();
        for (Service service : upstream.services()) {
            if (after.isEmpty() || after.containsKey(service.name())) {
                String rest = after.isEmpty() ? "" : "&after=" + after.get(service.name());
                questions.put(service, "/api/v1/studies/" + HistoryFilter.encode(study) + "/diff?" + query + rest);
            }
        }
        return JsonMapper.shared().writeValueAsString(joined(ask(questions, Asker.of(request))));
    }

    private static String query(MultiValueMap<String, String> parameters) {
        parameters.forEach((name, values) -> {
            if (!RELAYED.contains(name) && !name.equals(AFTER)) {
                throw new Refusal(Problem.malformed(name, "a comparison can't be asked for by " + name));
            }
            if (values.size() != 1) {
                throw new Refusal(Problem.malformed(name, "given more than once"));
            }
        });
        return new TreeMap<>(parameters.toSingleValueMap())
                .entrySet().stream()
                        .filter(parameter -> RELAYED.contains(parameter.getKey()))
                        .map(parameter -> parameter.getKey() + "=" + HistoryFilter.encode(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** Where each service goes on; the logs that the last page named. */
    private Map<String, Long> after(@Nullable String text) {
        Map<String, Long> after = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return after;
        }
        List<String> names = upstream.services().stream().map(Service::name).toList();
        for (String entry : text.split(",", -1)) {
            String[] both = entry.split("=", 2);
            if (both.length != 2 || !names.contains(both[0]) || !both[1].matches("[0-9]{1,18}")) {
                throw new Refusal(Problem.malformed(AFTER, "not the next page of a comparison"));
            }
            after.put(both[0], Long.valueOf(both[1]));
        }
        return after;
    }

    private Map<Service, byte[]> ask(Map<Service, String> questions, Asker asker) {
        try {
            return upstream.askAll(questions, asker);
        } catch (UpstreamRefusal e) {
            if (!isClosed(e)) {
                throw e;
            }
            return askThoseThatAreOpen(questions, asker, e);
        }
    }

    private Map<Service, byte[]> askThoseThatAreOpen(
            Map<Service, String> questions, Asker asker, UpstreamRefusal refusal) {
        Map<Service, byte[]> answers = new LinkedHashMap<>();
        questions.forEach((service, question) ->
                open(service, question, asker).ifPresent(answer -> answers.put(service, answer)));
        if (answers.isEmpty()) {
            throw refusal;
        }
        return answers;
    }

    private Optional<byte[]> open(Service service, String question, Asker asker) {
        try {
            return Optional.ofNullable(
                    upstream.askAll(Map.of(service, question), asker).get(service));
        } catch (UpstreamRefusal e) {
            if (isClosed(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isClosed(UpstreamRefusal refusal) {
        return refusal.status() == HttpStatus.FORBIDDEN.value();
    }

    private static ObjectNode joined(Map<Service, byte[]> answers) {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        List<String> next = new ArrayList<>();
        List<JsonNode> changes = new ArrayList<>();
        answers.forEach((service, body) -> {
            JsonNode page = JsonMapper.shared().readTree(body);
            from.add(page.path("from").asString());
            to.add(page.path("to").asString());
            page.path("changes").forEach(changes::add);
            if (!page.path("next").isNull() && !page.path("next").isMissingNode()) {
                next.add(service.name() + "=" + page.path("next").asString());
            }
        });
        changes.sort(IN_TIME);
        ObjectNode joined = JsonMapper.shared().createObjectNode();
        joined.put("from", String.join(",", from));
        joined.put("to", String.join(",", to));
        ArrayNode all = joined.putArray("changes");
        changes.forEach(all::add);
        joined.put("next", next.isEmpty() ? null : String.join(",", next));
        return joined;
    }
}
