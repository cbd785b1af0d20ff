package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DiffIT {

    private static final String DIFF = "/api/v1/studies/LZZT/diff?from=enrollment%3D1&site=701";

    @BeforeEach
    void answer() {
        WORLD.reset();
        answers(WORLD.enrollment, "2026-03-01T10:00:00Z", "null");
        answers(WORLD.visits, "2026-03-01T09:00:00Z", "\"17\"");
        answers(WORLD.adverseEvents, "2026-03-01T11:00:00Z", "null");
    }

    private static void answers(StubService service, String at, String next) {
        service.answers(exchange -> StubService.json(exchange, 200, """
            {"from": "%1$s=1", "to": "%1$s=20", "changes": [{"log": "%1$s", "position": 5, "at": "%2$s"}], "next": %3$s}\
            """.formatted(service.name, at, next)));
    }

    private static void refuses(StubService service) {
        service.answers(exchange ->
                StubService.send(exchange, 403, "application/problem+json", "{\"rule\":\"NOT_AUTHORIZED\"}"));
    }

    @Test
    void the_services_changes_are_one_page_in_time() throws IOException, InterruptedException {
        JsonNode page = World.json(WORLD.get(DIFF));

        assertThat(logs(page)).containsExactly("visits", "enrollment", "adverse-events");
        assertThat(page.path("to").asString()).isEqualTo("enrollment=20,visits=20,adverse-events=20");
        assertThat(page.path("next").asString()).isEqualTo("visits=17");
        assertThat(WORLD.visits.asked.get(0).target())
                .isEqualTo("/api/v1/studies/LZZT/diff?from=enrollment%3D1&site=701");
    }

    @Test
    void the_next_page_asks_only_who_has_more() throws IOException, InterruptedException {
        JsonNode page = World.json(WORLD.get(DIFF + "&after=visits%3D17"));

        assertThat(logs(page)).containsExactly("visits");
        assertThat(WORLD.enrollment.asked).isEmpty();
        assertThat(WORLD.visits.asked.get(0).target()).endsWith("&after=17");
        assertThat(World.rule(WORLD.get(DIFF + "&after=elsewhere%3D17"))).isEqualTo("MALFORMED");
        assertThat(World.rule(WORLD.get(DIFF + "&arm=A"))).isEqualTo("MALFORMED");
    }

    @Test
    void a_service_that_is_closed_to_the_role_is_left_out_unless_all_are() throws IOException, InterruptedException {
        refuses(WORLD.adverseEvents);
        assertThat(logs(World.json(WORLD.get(DIFF)))).containsExactly("visits", "enrollment");

        refuses(WORLD.enrollment);
        refuses(WORLD.visits);
        HttpResponse<String> refused = WORLD.get(DIFF);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(World.rule(refused)).isEqualTo("NOT_AUTHORIZED");
    }

    private static List<String> logs(JsonNode page) {
        List<String> logs = new ArrayList<>();
        page.path("changes").forEach(change -> logs.add(change.path("log").asString()));
        return logs;
    }
}
