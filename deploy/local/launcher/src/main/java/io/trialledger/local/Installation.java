package io.trialledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One folder with everything of one installation, and what runs in it.
 *
 * @param home the repository with the built jars
 * @param data database file, secrets, logs
 * @param mongodbUri a MongoDB to use instead of the embedded one, or null
 */
record Installation(
        Path home,
        Path data,
        Ports ports,
        AccountsFile accounts,
        Secrets secrets,
        String password,
        @Nullable String mongodbUri) {

    private static final List<String> LOGS = List.of("enrollment", "visits", "adverse-events");

    URI gateway() {
        return URI.create("http://127.0.0.1:" + ports.gateway());
    }

    URI identity() {
        return URI.create("http://127.0.0.1:" + ports.identity());
    }

    /** The embedded database, which everything else needs first; empty if another MongoDB was named. */
    List<Program> database() {
        if (mongodbUri != null) {
            return List.of();
        }
        return List.of(new Program(
                "mongodb",
                home.resolve("platform/embedded-mongo/target/trialledger-embedded-mongo-run.jar"),
                512,
                List.of("--folder=" + data.resolve("mongo"), "--port=" + ports.mongo()),
                Map.of(),
                URI.create("tcp://127.0.0.1:" + ports.mongo())));
    }

    /** What needs no database to start: identity and gateway. */
    List<Program> outside() {
        return List.of(identityProgram(), gatewayProgram());
    }

    /** The three services. */
    List<Program> services() {
        return List.of(service(0), service(1), service(2));
    }

    private Program identityProgram() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", ports.identity());
        settings.put("trialledger.identity.issuer", identity().toString());
        settings.put(
                "trialledger.identity.accounts",
                accounts.writeWithSecrets(data, secrets).toString());
        settings.put(
                "trialledger.identity.signing-key",
                data.resolve("identity-key.json").toString());
        settings.put("trialledger.identity.password", password);
        settings.put("trialledger.identity.portal.secret", secrets.clientSecret("trialledger-portal"));
        settings.put("trialledger.identity.portal.gateways", gateway() + ",http://localhost:" + ports.gateway());
        return new Program(
                "identity",
                home.resolve("deploy/local/identity/target/trialledger-local-identity.jar"),
                160,
                List.of(),
                settings,
                identity().resolve("/actuator/health"));
    }

    private Program service(int index) {
        String log = LOGS.get(index);
        String name = log + "-service";
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", ports.http().get(index));
        settings.put("spring.grpc.server.port", ports.grpc().get(index));
        settings.put("spring.mongodb.uri", databaseServer());
        settings.put("trialledger.log.origin", "trialledger.local/" + log);
        settings.put("trialledger.master-key", secrets.key("master"));
        settings.put("trialledger.ledger.signing-key", secrets.signingKey(log));
        settings.put(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                identity().toString());
        settings.put("trialledger.machine.client-id", log);
        settings.put("trialledger.machine.client-secret", secrets.clientSecret(log));
        settings.put(
                "trialledger.machine.token-uri",
                identity().resolve("/oauth2/token").toString());
        if (index > 0) {
            String enrollment = "127.0.0.1:" + ports.grpc().get(0);
            settings.put("trialledger.streams.enrollment.address", enrollment);
            settings.put("trialledger.destinations.DiscontinueSubject", enrollment);
        }
        return new Program(
                name,
                home.resolve(name + "/target/trialledger-" + name + ".jar"),
                384,
                List.of(),
                settings,
                URI.create("http://127.0.0.1:" + ports.http().get(index) + "/actuator/health"));
    }

    private String databaseServer() {
        return mongodbUri == null ? "mongodb://127.0.0.1:" + ports.mongo() : mongodbUri;
    }

    private Program gatewayProgram() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", ports.gateway());
        settings.put(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                identity().toString());
        settings.put("trialledger.login.client-secret", secrets.clientSecret("trialledger-portal"));
        settings.put(
                "trialledger.gateway.exports.folder", data.resolve("exports").toString());
        for (int i = 0; i < LOGS.size(); i++) {
            settings.put(
                    "trialledger." + LOGS.get(i) + ".url",
                    "http://127.0.0.1:" + ports.http().get(i));
        }
        return new Program(
                "gateway",
                home.resolve("gateway/target/trialledger-gateway.jar"),
                192,
                List.of(),
                settings,
                gateway().resolve("/actuator/health"));
    }

    /** Writes where everything is and how to log in, for tools on this machine; readable by the owner alone. */
    void writeState(List<Child> children) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("gateway", gateway().toString());
        state.put("identity", identity().toString());
        state.put("password", password);
        Map<String, String> systems = new LinkedHashMap<>();
        accounts.systems().forEach(s -> systems.put(s.clientId(), secrets.clientSecret(s.clientId())));
        state.put("systems", systems);
        state.put(
                "processes",
                children.stream()
                        .map(c -> Map.of(
                                "name", c.program().name(),
                                "pid", c.pid(),
                                "restarts", c.restarts(),
                                "health", c.program().health().toString()))
                        .toList());
        Path target = data.resolve("state.json");
        Path next = data.resolve("state.json.next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(
                    next, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
            Files.move(next, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("state file " + target, e);
        }
    }
}
