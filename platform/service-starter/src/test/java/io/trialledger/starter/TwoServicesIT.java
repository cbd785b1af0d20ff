package io.trialledger.starter;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.trialledger.eventstream.v1.EventStreamGrpc;
import io.trialledger.eventstream.v1.HeadRequest;
import io.trialledger.messaging.BearerToken;
import io.trialledger.messaging.Channels;
import io.trialledger.starter.mirror.MirrorService;
import io.trialledger.starter.sample.SampleService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

class TwoServicesIT {

    private static Service sample;
    private static ConfigurableApplicationContext mirror;

    @BeforeAll
    static void start() throws IOException {
        sample = Service.start();
        String address = "127.0.0.1:" + sample.grpcPort();
        mirror = SpringApplication.run(
                MirrorService.class,
                "--trialledger.service=mirror",
                "--trialledger.grants-log=sample",
                "--trialledger.master-key=" + Service.MASTER_KEY,
                "--trialledger.ledger.signing-key=" + Service.SIGNING_KEY,
                "--trialledger.streams.sample.address=" + address,
                "--trialledger.streams.sample.groups=team-grants,when-registered-then-discontinue",
                "--trialledger.destinations.DiscontinueSubject=" + address,
                "--trialledger.machine.client-id=mirror",
                "--trialledger.machine.client-secret=secret",
                "--trialledger.machine.token-uri=" + SampleService.tokens().tokenUri(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri="
                        + SampleService.tokens().issuer(),
                "--server.port=0",
                "--spring.grpc.server.port=0",
                "--spring.mongodb.uri=" + sample.mongo().uri());
    }

    @AfterAll
    static void stop() {
        mirror.close();
        sample.close();
    }

    private static HttpResponse<String> ask(String path, String token) throws IOException, InterruptedException {
        String port = mirror.getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void what_one_service_records_the_other_knows_and_acts_on_once() throws Exception {
        sample.open("S1");
        sample.grant("S1", "g1", "cora", "COORDINATOR", "701");
        String cora = SampleService.person("cora", "");
        sample.put("/api/v1/studies/S1/sites/701/subjects/1015", cora, null);

        HttpResponse<String> known = ask("/api/v1/studies/S1/subjects/1015", cora);
        assertThat(known.statusCode()).as(known.body()).isEqualTo(200);
        assertThat(known.body()).contains("701");
        assertThat(ask("/api/v1/studies/S1/subjects/4711", cora).statusCode()).isEqualTo(404);
        assertThat(ask("/api/v1/studies/S1/subjects/1015", SampleService.person("mallory", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask("/api/v1/studies/S9/subjects/1015", cora).statusCode()).isEqualTo(404);

        String removed = "/api/v1/studies/S1/history?type=sample.SubjectRemoved";
        String ada = SampleService.person("ada", "");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Service.json(sample.get(removed, ada))
                                .get("events")
                                .size())
                        .isPositive());
        JsonNode events = Service.json(sample.get(removed, ada)).get("events");
        assertThat(events.size()).isEqualTo(1);
        assertThat(events.get(0).get("actor").stringValue()).isEqualTo("mirror");
        assertThat(events.get(0).get("source").stringValue()).isEqualTo("policy");
        assertThat(events.get(0).get("onBehalfOf").stringValue()).isEqualTo("cora");
        assertThat(events.get(0).get("site").stringValue()).isEqualTo("701");
        assertThat(events.get(0).get("ids").has("causationId")).isTrue();

        sample.put("/api/v1/studies/S1/sites/701/subjects/9", cora, null);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(MirrorService.refused()).contains("9 NOTE_TWICE"));
    }

    @Test
    void event_streams_are_open_to_our_own_services_only() {
        Assertions.assertThat(statusOfHead(SampleService.machine("mirror"))).isEqualTo(Status.Code.OK);
        Assertions.assertThat(statusOfHead(SampleService.machine("lims"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        Assertions.assertThat(sample.bean(MongoDatabase.class)
                        .getCollection("access_log")
                        .find(eq("actor", "lims"))
                        .first())
                .containsEntry("what", "trialledger.eventstream.v1.EventStream/Head");
        Assertions.assertThat(statusOfHead(SampleService.person("mirror", "")))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        Assertions.assertThat(statusOfHead("nonsense")).isEqualTo(Status.Code.UNAUTHENTICATED);
        for (List<String> audience : List.of(List.<String>of(), List.of("another"))) {
            String token = SampleService.tokens()
                    .with("mirror", claims -> claims.claim("machine", true).audience(audience));
            Assertions.assertThat(statusOfHead(token)).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    private static Status.Code statusOfHead(String token) {
        ManagedChannel channel = Channels.open("127.0.0.1:" + sample.grpcPort(), InsecureChannelCredentials.create());
        try {
            EventStreamGrpc.newBlockingStub(channel)
                    .withCallCredentials(new BearerToken(() -> token))
                    .head(HeadRequest.getDefaultInstance());
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        } finally {
            channel.shutdownNow();
        }
    }
}
