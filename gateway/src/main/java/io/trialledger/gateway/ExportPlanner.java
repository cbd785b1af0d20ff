package io.trialledger.gateway;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks all services what a bundle would hold: so whoever may not have it is refused before it is begun. */
@Component
class ExportPlanner {

    private final Upstream upstream;
    private final Clock clock;

    ExportPlanner(Upstream upstream, Clock clock) {
        this.upstream = upstream;
        this.clock = clock;
    }

    /**
     * The plan, each log up to a checkpoint that holds everything it has now.
     *
     * @throws Refusal if nothing in the history is of this site or subject
     */
    ExportPlan plan(ExportOrder order, Asker asker) {
        ExportPlan plan = today(order, asker);
        if (order.isOfPart() && plan.events() == 0) {
            throw new Refusal(Problem.of(
                    HttpStatus.NOT_FOUND,
                    order.subject() != null ? "UNKNOWN_SUBJECT" : "UNKNOWN_SITE",
                    "nothing in the history is of it"));
        }
        return plan;
    }

    /**
     * Asks whether somebody may still have what was once planned for them.
     *
     * @throws Refusal if they see fewer sites today, or fewer texts of them
     */
    void requireStillAllowed(ExportOrder order, ExportPlan then, Asker asker) {
        if (!today(order, asker).covers(then)) {
            throw new Refusal(Problem.of(
                    HttpStatus.FORBIDDEN,
                    "NOT_AUTHORIZED",
                    "the export holds sites or texts that may not be seen any more: begin another one"));
        }
    }

    /** What the asker may have now. */
    ExportPlan today(ExportOrder order, Asker asker) {
        Map<Service, String> questions = new LinkedHashMap<>();
        upstream.services()
                .forEach(service ->
                        questions.put(service, HistoryFilter.path(order.study()) + "/bundle/plan?" + order.query()));
        List<ExportPlan.Log> logs = new ArrayList<>();
        List<JsonNode> answers = new ArrayList<>();
        upstream.askAll(questions, asker).forEach((service, body) -> {
            JsonNode answer = JsonMapper.shared().readTree(body);
            answers.add(answer);
            logs.add(log(service, answer));
        });
        return new ExportPlan(
                answers.get(0).path("role").asString(),
                sites(answers.get(0), "sites"),
                sites(answers.get(0), "texts"),
                clock.instant(),
                List.copyOf(logs));
    }

    private static ExportPlan.Log log(Service service, JsonNode answer) {
        return new ExportPlan.Log(
                service.name(),
                answer.path("log").asString(),
                answer.path("size").asLong(),
                answer.path("vkeys").valueStream().map(JsonNode::asString).toList(),
                answer.path("lines").asLong(),
                answer.path("events").asLong());
    }

    private static @Nullable List<String> sites(JsonNode answer, String member) {
        JsonNode sites = answer.path(member);
        return sites.isArray() ? sites.valueStream().map(JsonNode::asString).toList() : null;
    }
}
