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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo study against a server that accepts everything and remembers it. */
class DemoStudyTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
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
        byte[] answer = (token ? "{\"access_token\":\"t\",\"expires_in\":300}" : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private List<String> load() {
        requests.clear();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Map<String, String> everyone = Stream.of(
                        "admin",
                        "data-manager",
                        "coordinator",
                        "coordinator-102",
                        "coordinator-103",
                        "investigator",
                        "investigator-102",
                        "investigator-103",
                        "site-101-system",
                        "site-102-system",
                        "site-103-system")
                .collect(Collectors.toMap(name -> name, name -> "secret"));
        new DemoStudy(new Team(uri, uri, "", everyone, Duration.ofSeconds(5)), TODAY).load((done, of, what) -> {});
        return List.copyOf(requests);
    }

    @Test
    void sends_the_same_requests_every_time() {
        assertThat(load()).isEqualTo(load());
    }

    @Test
    void registers_twelve_subjects_at_three_sites() {
        assertThat(load().stream().filter(r -> r.matches("PUT /api/v1/studies/NLT-204/subjects/[0-9-]+ .*")))
                .hasSize(12);
    }

    @Test
    void never_dates_anything_after_today() {
        String all = String.join("\n", load());

        assertThat(Stream.of(all.split("\""))
                        .filter(text -> text.matches("20\\d\\d-\\d\\d-\\d\\d"))
                        .filter(date -> !date.equals("2027-06-01")) // the inspector's grant ends a year from now
                        .map(LocalDate::parse))
                .isNotEmpty()
                .allMatch(date -> !date.isAfter(TODAY));
    }
}
