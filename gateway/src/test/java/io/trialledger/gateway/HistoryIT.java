package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HistoryIT {

    private static final String HISTORY = "/api/v1/studies/LZZT/history";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.services().forEach(service -> service.answers(new Log(service.name)));
    }

    @Test
    void pages_are_merged_by_time_and_complete() throws IOException, InterruptedException {
        long seed = 20260101;
        Random random = new Random(seed);
        Map<StubService, Log> logs = WORLD.services().stream()
                .collect(Collectors.toMap(service -> service, service -> new Log(service.name)));
        for (int i = 0; i < 300; i++) {
            logs.get(WORLD.services().get(random.nextInt(3))).append(START.plusMillis(i / 2), random.nextInt(4) > 0);
        }
        logs.forEach(StubService::answers);

        List<String> read = new ArrayList<>();
        Instant last = START;
        String next = "";
        boolean more = true;
        for (int page = 0; more; page++) {
            assertThat(page).as("the cursor gets on").isLessThan(100);
            JsonNode json = World.json(WORLD.get(HISTORY + "?subject=1&limit=7&after=" + next));
            for (JsonNode event : json.get("events")) {
                Instant at = Instant.parse(event.get("at").asString());
                assertThat(at).isAfterOrEqualTo(last);
                last = at;
                read.add(event.get("log").asString() + " "
                        + event.get("position").asLong());
            }
            next = json.get("next").asString();
            more = json.get("more").asBoolean();
        }

        List<String> wanted = new ArrayList<>();
        logs.values().forEach(log -> wanted.addAll(log.matching()));
        assertThat(read).as("seed " + seed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void pages_go_back_from_the_newest_if_asked_to() throws IOException, InterruptedException {
        long seed = 20260102;
        Random random = new Random(seed);
        Map<StubService, Log> logs = WORLD.services().stream()
                .collect(Collectors.toMap(service -> service, service -> new Log(service.name)));
        for (int i = 0; i < 200; i++) {
            logs.get(WORLD.services().get(random.nextInt(3))).append(START.plusMillis(i / 2), random.nextInt(4) > 0);
        }
        logs.forEach(StubService::answers);

        List<String> read = new ArrayList<>();
        Instant last = Instant.MAX;
        String next = "";
        boolean more = true;
        for (int page = 0; more; page++) {
            assertThat(page).as("the cursor gets on").isLessThan(100);
            JsonNode json = World.json(WORLD.get(HISTORY + "?order=newest&limit=7&after=" + next));
            for (JsonNode event : json.get("events")) {
                Instant at = Instant.parse(event.get("at").asString());
                assertThat(at).isBeforeOrEqualTo(last);
                last = at;
                read.add(event.get("log").asString() + " "
                        + event.get("position").asLong());
            }
            next = json.get("next").asString();
            more = json.get("more").asBoolean();
        }

        List<String> wanted = new ArrayList<>();
        logs.values().forEach(log -> wanted.addAll(log.matching()));
        assertThat(read).as("seed " + seed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void a_file_has_every_event_of_all_pages() throws IOException, InterruptedException {
        Log log = new Log("visits");
        for (int i = 0; i < 1_203; i++) {
            log.append(START.plusMillis(i), true);
        }
        WORLD.visits.answers(log);

        HttpResponse<String> ndjson = WORLD.get(HISTORY + ".ndjson?site=701");
        assertThat(ndjson.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"LZZT-history.ndjson\"");
        assertThat(ndjson.body().lines()).hasSize(1_203).allMatch(line -> line.startsWith("{\"log\":\"visits\""));
        HttpResponse<String> csv = WORLD.get(HISTORY + ".csv");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(1_204);
        assertThat(csv.body()).startsWith("at,service,position,eventId,type,kind,");
        assertThat(WORLD.get(HISTORY + ".csv?sight=701").statusCode()).isEqualTo(400);
    }

    @Test
    void no_cell_of_a_table_is_taken_for_a_formula() throws IOException, InterruptedException {
        WORLD.visits.answers(exchange -> StubService.json(exchange, 200, """
            {"log":"visits","head":0,"coveredTo":0,"events":[{"position":0,"at":"2026-01-01T00:00:00Z",
             "actorName":"=cmd()","reason":"a \\"b\\", c","site":"-1","payload":{"x":1}}]}\
            """));

        assertThat(WORLD.get(HISTORY + ".csv").body().lines().skip(1))
                .containsExactly(
                        "2026-01-01T00:00:00Z,visits,0,,,,,'=cmd(),,,,'-1,,\"a \"\"b\"\", c\",,\"{\"\"x\"\":1}\"");
    }

    @Test
    void a_page_states_the_heads_it_covers_and_tells_events_as_the_service_does()
            throws IOException, InterruptedException {
        Log log = new Log("visits");
        log.append(START, true);
        log.append(START.plusMillis(1), false);
        WORLD.visits.answers(log);

        JsonNode page = World.json(WORLD.get(HISTORY));

        assertThat(page.get("heads").toString()).isEqualTo("{\"enrollment\":-1,\"visits\":1,\"adverse-events\":-1}");
        assertThat(page.get("events").toString())
                .isEqualTo(
                        "[{\"log\":\"visits\",\"position\":0,\"at\":\"2026-01-01T00:00:00Z\",\"type\":\"visits.X\"}]");
        assertThat(page.get("more").asBoolean()).isFalse();
    }

    @Test
    void a_cursor_goes_on_with_what_is_recorded_later() throws IOException, InterruptedException {
        Log log = new Log("visits");
        log.append(START, true);
        WORLD.visits.answers(log);
        String next = World.json(WORLD.get(HISTORY)).get("next").asString();
        log.append(START.plusMillis(1), true);

        JsonNode page = World.json(WORLD.get(HISTORY + "?after=" + next));

        assertThat(page.get("events")).hasSize(1);
        assertThat(page.get("events").get(0).get("position").asLong()).isEqualTo(1);
    }

    @Test
    void every_service_is_asked_the_same_in_the_name_of_the_reader() throws IOException, InterruptedException {
        WORLD.send(WORLD.request(HISTORY
                        + "?type=visits.X&site=701&from=2026-01-01T00:00:00%2B01:00&limit=5&asOf=2026-02-01T00:00:00Z")
                .header("X-Log-Position", "enrollment=12,visits=40")
                .header("X-Correlation-Id", "my-id"));

        for (StubService service : WORLD.services()) {
            StubService.Asked asked = service.asked.get(0);
            assertThat(asked.target())
                    .isEqualTo(HISTORY + "?asOf=2026-02-01T00%3A00%3A00Z&from=2026-01-01T00%3A00%3A00%2B01%3A00"
                            + "&site=701&type=visits.X&afterPosition=-1&limit=5");
            assertThat(asked.header("Authorization")).startsWith("Bearer ");
            assertThat(asked.header("X-Log-Position")).isEqualTo("enrollment=12,visits=40");
            assertThat(asked.header("X-Correlation-Id")).isEqualTo("my-id");
        }
    }

    @Test
    void one_log_alone_is_asked_if_that_is_wanted() throws IOException, InterruptedException {
        Log log = new Log("visits");
        for (int i = 0; i < 3; i++) {
            log.append(START.plusMillis(i), true);
        }
        WORLD.visits.answers(log);

        JsonNode first = World.json(WORLD.get(HISTORY + "?log=visits&category=OTHER&limit=2"));
        String next = first.get("next").asString();
        JsonNode second = World.json(WORLD.get(HISTORY + "?log=visits&category=OTHER&limit=2&after=" + next));

        assertThat(first.get("heads").toString()).isEqualTo("{\"visits\":2}");
        assertThat(first.get("events")).hasSize(2);
        assertThat(second.get("events")).hasSize(1);
        assertThat(WORLD.enrollment.asked).isEmpty();
        assertThat(WORLD.visits.asked.get(0).target()).isEqualTo(HISTORY + "?category=OTHER&afterPosition=-1&limit=2");
    }

    @Test
    void a_cursor_of_another_filter_is_refused() throws IOException, InterruptedException {
        String next = World.json(WORLD.get(HISTORY + "?subject=1")).get("next").asString();

        assertThat(WORLD.get(HISTORY + "?subject=1&limit=3&after=" + next).statusCode())
                .isEqualTo(200);
        for (String other : List.of(
                HISTORY + "?subject=2&after=" + next,
                HISTORY + "?after=" + next,
                HISTORY + "?subject=1&site=7&after=" + next,
                "/api/v1/studies/OTHER/history?subject=1&after=" + next)) {
            HttpResponse<String> response = WORLD.get(other);
            assertThat(response.statusCode()).as(other).isEqualTo(400);
            assertThat(World.rule(response)).isEqualTo("CURSOR_OF_ANOTHER_FILTER");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=x",
                "after=%21",
                "after=AQMA",
                "limit=0",
                "limit=501",
                "limit=x",
                "limit=-1",
                "sbuject=1",
                "log=nobody",
                "site=1&site=2"
            })
    void a_malformed_question_is_refused_with_its_field(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.get(HISTORY + "?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(World.rule(response)).isEqualTo("MALFORMED");
        assertThat(World.json(response).get("field").asString()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_service_that_is_down_makes_no_shorter_page_but_a_503_naming_it() throws IOException, InterruptedException {
        WORLD.adverseEvents.stop();
        try {
            names(WORLD.get(HISTORY), 503, "SERVICE_UNAVAILABLE");
        } finally {
            WORLD.adverseEvents.start();
        }
    }

    @Test
    void a_silent_service_is_named() throws IOException, InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        WORLD.adverseEvents.answers(exchange -> FailuresIT.await(end));

        names(WORLD.get(HISTORY), 503, "SERVICE_UNAVAILABLE");
        end.countDown();
    }

    @Test
    void a_service_whose_history_lags_behind_its_log_gives_what_it_has() throws IOException, InterruptedException {
        String event = "{\"position\":2,\"at\":\"2026-01-01T00:00:00Z\"}";
        WORLD.visits.answers(exchange -> {
            boolean fromTheStart = exchange.getRequestURI().getQuery().contains("afterPosition=-1");
            StubService.json(
                    exchange, 200, "{\"head\":5,\"coveredTo\":3,\"events\":[" + (fromTheStart ? event : "") + "]}");
        });
        JsonNode first = World.json(WORLD.get(HISTORY));
        assertThat(first.get("events")).hasSize(1);
        assertThat(first.get("more").asBoolean()).isTrue();
        for (int covered : List.of(3, -1)) {
            WORLD.visits.answers(exchange ->
                    StubService.json(exchange, 200, "{\"head\":5,\"coveredTo\":" + covered + ",\"events\":[]}"));
            JsonNode second =
                    World.json(WORLD.get(HISTORY + "?after=" + first.get("next").asString()));
            assertThat(second.get("events")).isEmpty();
            assertThat(second.get("more").asBoolean()).isTrue();
            assertThat(second.get("next")).isEqualTo(first.get("next"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{}",
                "{\"head\":5,\"coveredTo\":5}x",
                "{\"head\":5,\"coveredTo\":0,\"events\":[{\"position\":3,\"at\":\"2026-01-01T00:00:00Z\"}]}",
                "{\"head\":5,\"coveredTo\":5,\"events\":[{\"position\":3,\"at\":\"yesterday\"}]}",
                "{\"head\":5,\"coveredTo\":5,\"events\":[{\"at\":\"2026-01-01T00:00:00Z\"}]}",
            })
    void a_service_that_answers_nonsense_is_named(String nonsense) throws IOException, InterruptedException {
        WORLD.adverseEvents.answers(exchange -> StubService.json(exchange, 200, nonsense));

        names(WORLD.get(HISTORY), 503, "SERVICE_UNAVAILABLE");
    }

    @Test
    void a_failing_service_is_named() throws IOException, InterruptedException {
        WORLD.adverseEvents.answers(exchange -> StubService.json(exchange, 500, "{}"));

        names(WORLD.get(HISTORY), 503, "SERVICE_UNAVAILABLE");
    }

    @Test
    void a_services_refusal_is_the_answer() throws IOException, InterruptedException {
        String problem = "{\"rule\":\"NOT_YET_KNOWN\"}";
        WORLD.visits.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            StubService.send(exchange, 503, "application/problem+json", problem);
        });

        HttpResponse<String> response = WORLD.get(HISTORY);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo(problem);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void checkpoints_are_given_by_log() throws IOException, InterruptedException {
        WORLD.services()
                .forEach(service -> service.answers(exchange ->
                        StubService.send(exchange, 200, "text/plain", "trialledger.local/" + service.name + "\n1\n")));

        HttpResponse<String> response = WORLD.get(HISTORY + "/checkpoint");

        assertThat(response.body())
                .isEqualTo("{\"enrollment\":\"trialledger.local/enrollment\\n1\\n\","
                        + "\"visits\":\"trialledger.local/visits\\n1\\n\","
                        + "\"adverse-events\":\"trialledger.local/adverse-events\\n1\\n\"}");
        assertThat(WORLD.visits.asked.get(0).target()).isEqualTo(HISTORY + "/checkpoint");
    }

    private static void names(HttpResponse<String> response, int status, String rule) {
        assertThat(World.rule(response)).isEqualTo(rule);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(World.json(response).get("service").asString()).isEqualTo("adverse-events");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    /** A service's log, answering as the contract says; it looks at no more than 20 positions a time. */
    private static final class Log implements StubService.Answer {

        private static final int LOOK_AT = 20;

        private record Event(Instant at, boolean matches) {}

        private final String name;
        private final List<Event> events = new ArrayList<>();

        Log(String name) {
            this.name = name;
        }

        synchronized void append(Instant at, boolean matches) {
            events.add(new Event(at, matches));
        }

        synchronized List<String> matching() {
            List<String> matching = new ArrayList<>();
            for (int position = 0; position < events.size(); position++) {
                if (events.get(position).matches()) {
                    matching.add(name + " " + position);
                }
            }
            return matching;
        }

        private String back(Map<String, String> query) {
            long position = Math.min(events.size(), Long.parseLong(query.get("beforePosition")));
            long end = Math.max(0, position - LOOK_AT);
            List<String> page = new ArrayList<>();
            while (position > end && page.size() < Integer.parseInt(query.get("limit"))) {
                position--;
                Event event = events.get((int) position);
                if (event.matches()) {
                    page.add("{\"position\":%d,\"at\":\"%s\"}".formatted(position, event.at()));
                }
            }
            return "{\"log\":\"%s\",\"head\":%d,\"coveredTo\":%d,\"events\":[%s]}"
                    .formatted(name, events.size() - 1, position, String.join(",", page));
        }

        @Override
        public synchronized void to(HttpExchange exchange) throws IOException {
            Map<String, String> query = Arrays.stream(
                            exchange.getRequestURI().getQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            if ("newest".equals(query.get("order"))) {
                StubService.json(exchange, 200, back(query));
                return;
            }
            int position = Integer.parseInt(query.get("afterPosition"));
            int end = Math.min(events.size() - 1, position + LOOK_AT);
            int limit = Integer.parseInt(query.get("limit"));
            List<String> page = new ArrayList<>();
            while (position < end && page.size() < limit) {
                position++;
                Event event = events.get(position);
                if (event.matches()) {
                    page.add("{\"position\":" + position + ",\"at\":\"" + event.at() + "\",\"type\":\"visits.X\"}");
                }
            }
            StubService.json(
                    exchange,
                    200,
                    "{\"log\":\"" + name + "\",\"head\":" + (events.size() - 1) + ",\"coveredTo\":" + position
                            + ",\"events\":[" + String.join(",", page) + "]}");
        }
    }
}
