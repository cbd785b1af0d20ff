package io.trialledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rights that deploy/compose gives a service, against what the services really store. */
class ComposeRolesIT {

    @ParameterizedTest
    @ValueSource(strings = {"enrollment", "visits", "adverse-events"})
    void name_every_collection_a_service_uses_but_leave_events_alone(String database) throws IOException {
        Demo.loaded();
        JsonNode granted = JsonMapper.shared()
                .readTree(Files.readAllBytes(Repository.home().resolve("deploy/compose/mongo/collections.json")));
        Set<String> allowed = new TreeSet<>();
        granted.path("common").forEach(name -> allowed.add(name.asString()));
        granted.path(database).forEach(name -> allowed.add(name.asString()));
        Set<String> used = new TreeSet<>();
        try (MongoClient client = MongoClients.create(Installations.shared().mongoUri())) {
            client.getDatabase(database).listCollectionNames().into(new ArrayList<>()).stream()
                    .filter(name -> !name.startsWith("system."))
                    .forEach(used::add);
        }

        assertThat(used).contains("events");
        assertThat(allowed).doesNotContain("events");
        used.remove("events");
        assertThat(allowed).containsAll(used);
    }
}
