package io.trialledger.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trialledger.local.client.Team;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The demo study against a server that accepts everything and remembers it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoStudyTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private List<String> loaded = List.of();

    @BeforeAll
    void start() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        loaded = load();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean token = exchange.getRequestURI().getPath().equals("/oauth2/token");
        if (!token) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
        }
        byte[] answer = (token ? "{\"access_token\":\"t\",\"expires_in\":300}" : answered(exchange, body))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** Every value is queried. */
    private static String answered(HttpExchange exchange, String body) {
        if (!exchange.getRequestURI().getPath().endsWith("/submissions")) {
            return "{}";
        }
        ObjectNode answer = JsonMapper.shared().readTree(body).asObject();
        answer.path("visits")
                .forEach(visit ->
                        visit.path("items").forEach(item -> item.asObject().put("queryId", "q1")));
        return answer.toString();
    }

    private List<String> load() {
        requests.clear();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Map<String, String> everyone = Stream.concat(
                        Stream.of("admin", "data-manager", "monitor"),
                        DemoSite.ALL.stream().flatMap(s -> Stream.of(s.coordinator(), s.investigator(), s.system())))
                .collect(Collectors.toMap(name -> name, name -> "secret"));
        new DemoStudy(new Team(uri, uri, "", everyone, Duration.ofSeconds(5)), TODAY).load((done, of, what) -> {});
        return requests.stream().sorted().toList(); // several stories are told at once
    }

    @Test
    void sends_the_same_requests_every_time() {
        assertThat(load()).isEqualTo(loaded);
    }

    @Test
    void registers_as_many_subjects_as_it_counts() {
        DemoCounts counts = new DemoStudy(nobody(), TODAY).counts();

        assertThat(counts.subjects().values().stream().mapToInt(n -> n).sum()).isEqualTo(60);
        assertThat(loaded.stream().filter(r -> r.matches("PUT /api/v1/studies/NLT-204/subjects/[0-9-]+ .*")))
                .hasSize(60);
    }

    private static Team nobody() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        return new Team(nowhere, nowhere, "", Map.of(), Duration.ZERO);
    }

    @Test
    void sends_every_value_that_is_to_be_queried() {
        String submissions =
                loaded.stream().filter(r -> r.contains("demo-visits-")).collect(Collectors.joining("\n"));

        assertThat(DemoRow.of("demo-queries").stream().filter(row -> row.has("value")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(submissions)
                        .containsPattern("\"item\":\"%s\",[^{}]*\"value\":\"%s\""
                                .formatted(Pattern.quote(row.get("item")), Pattern.quote(row.get("value")))));
    }

    @Test
    void spans_half_a_year_with_questions_and_adverse_events_in_several_months() {
        Map<String, LocalDate> visits = visitDays();
        List<LocalDate> days = visits.values().stream().sorted().toList();
        List<LocalDate> asked = DemoRow.of("demo-queries").stream()
                .filter(QueryStory::isQuery)
                .map(row -> visits.get(row.get("subject") + " " + row.get("visit")))
                .toList();

        assertThat(days.get(days.size() - 1)).isAfterOrEqualTo(days.get(0).plusMonths(6));
        assertThat(asked).extracting(YearMonth::from).containsAll(lastMonths(4));
        assertThat(onsets()).extracting(YearMonth::from).containsAll(lastMonths(4));
    }

    /** By subject and visit. */
    private Map<String, LocalDate> visitDays() {
        Map<String, LocalDate> days = new HashMap<>();
        bodies("POST /api/v1/studies/NLT-204/submissions demo-visits-")
                .flatMap(submission -> submission.path("visits").valueStream())
                .filter(visit -> visit.has("date"))
                .forEach(visit -> days.put(
                        visit.path("subject").asString() + " "
                                + visit.path("visit").asString(),
                        LocalDate.parse(visit.path("date").asString())));
        return days;
    }

    private List<LocalDate> onsets() {
        return bodies("PUT /api/v1/studies/NLT-204/subjects/[0-9-]+/adverse-events/AE")
                .map(event -> LocalDate.parse(event.path("onset").asString()))
                .toList();
    }

    private Stream<JsonNode> bodies(String request) {
        Pattern begins = Pattern.compile(request);
        return loaded.stream()
                .filter(r -> begins.matcher(r).lookingAt())
                .map(r -> JsonMapper.shared().readTree(r.substring(r.indexOf('{'))));
    }

    /** Those that were whole before the present one. */
    private static List<YearMonth> lastMonths(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(YearMonth.from(TODAY)::minusMonths)
                .toList();
    }

    @Test
    void never_dates_anything_after_today() {
        String all = String.join(
                "\n",
                loaded.stream().filter(r -> !r.contains("/enrollment-plan")).toList());

        assertThat(Stream.of(all.split("\""))
                        .filter(text -> text.matches("20\\d\\d-\\d\\d-\\d\\d"))
                        .filter(date -> !date.equals("2027-06-01")) // the inspector's grant ends a year from now
                        .map(LocalDate::parse))
                .isNotEmpty()
                .allMatch(date -> date.isBefore(TODAY)); // west of Greenwich today may not have begun
    }
}
