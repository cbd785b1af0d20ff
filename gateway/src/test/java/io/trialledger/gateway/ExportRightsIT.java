package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may begin, see and fetch an export, as their rights are now. */
class ExportRightsIT {

    @TempDir
    static Path folder;

    private static ExportGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new ExportGateway(folder);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void reset() {
        gateway.reset();
    }

    @AfterEach
    void letGo() {
        gateway.services.open();
    }

    @Test
    void only_who_asked_sees_it() throws Exception {
        String location = gateway.begun("{}");
        String other = WORLD.issuer.tokenOf("somebody-else");

        assertThat(gateway.send("GET", location, other).statusCode()).isEqualTo(404);
        assertThat(World.rule(gateway.send("POST", location + "/resume", other)))
                .isEqualTo("UNKNOWN_EXPORT");
        assertThat(World.rule(gateway.send("DELETE", location, other))).isEqualTo("UNKNOWN_EXPORT");
        assertThat(gateway.send("GET", location + "/bundle.zip", other).statusCode())
                .isEqualTo(404);
        assertThat(World.json(gateway.send("GET", ExportGateway.EXPORTS, other)).path("exports"))
                .isEmpty();
        gateway.await(location, "done");
        WORLD.enrollment.answers(exchange ->
                StubService.send(exchange, 403, "application/problem+json", "{\"rule\":\"NOT_AUTHORIZED\"}"));
        assertThat(gateway.send("GET", location + "/bundle.zip").statusCode())
                .as("no longer authorized")
                .isEqualTo(403);
        assertThat(gateway.send("DELETE", location).statusCode()).isEqualTo(204);
        assertThat(gateway.send("GET", location).statusCode()).isEqualTo(404);
    }

    @Test
    void who_sees_fewer_sites_than_before_fetches_nothing() throws Exception {
        String all = gateway.begun("{}");
        gateway.await(all, "done");
        gateway.services.letSee("[\"701\", \"702\"]");
        String two = gateway.begun("{}");
        gateway.await(two, "done");

        assertThat(World.rule(gateway.send("GET", all + "/bundle.zip"))).isEqualTo("NOT_AUTHORIZED");
        assertThat(gateway.fetch(two).statusCode()).isEqualTo(200);
        gateway.services.letSee("[\"702\"]");
        assertThat(gateway.fetch(two).statusCode()).isEqualTo(403);
        gateway.services.letSee("null");
        assertThat(gateway.fetch(two).statusCode()).isEqualTo(200);
    }

    @Test
    void who_may_read_fewer_texts_than_before_fetches_nothing() throws Exception {
        gateway.services.letRead("[\"701\"]");
        String export = gateway.begun("{}");
        gateway.await(export, "done");

        gateway.services.letRead("[]");
        assertThat(World.rule(gateway.send("GET", export + "/bundle.zip"))).isEqualTo("NOT_AUTHORIZED");
        gateway.services.letRead("[\"701\", \"702\"]");
        assertThat(gateway.fetch(export).statusCode()).isEqualTo(200);
    }

    @Test
    void what_rights_gained_while_it_was_made_let_into_it_is_not_for_who_has_lost_them() throws Exception {
        gateway.services.shut();
        gateway.services.letRead("[]");
        String export = gateway.begun("{}");
        gateway.awaitHalf();
        gateway.services.letRead("null");
        gateway.services.open();
        gateway.await(export, "done");

        gateway.services.letRead("[]");
        assertThat(gateway.fetch(export).statusCode()).isEqualTo(403);
    }

    @Test
    void who_may_not_read_the_history_begins_nothing() throws Exception {
        WORLD.visits.answers(exchange ->
                StubService.send(exchange, 403, "application/problem+json", "{\"rule\":\"NOT_AUTHORIZED\"}"));

        HttpResponse<String> refused = gateway.begin("{}", UUID.randomUUID().toString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(World.rule(gateway.begin(
                        "{\"site\":\"nowhere\"}", UUID.randomUUID().toString())))
                .isEqualTo("NOT_AUTHORIZED");
    }
}
