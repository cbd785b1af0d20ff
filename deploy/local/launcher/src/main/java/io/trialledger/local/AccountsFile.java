package io.trialledger.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * People and systems that may log in to the local identity provider.
 *
 * @param people log in with the demo password
 * @param systems API clients; their secrets are made here
 */
record AccountsFile(List<Person> people, List<Machine> systems) {

    static final List<String> SERVICES = List.of("enrollment", "visits", "adverse-events");

    record Person(String username, String name, String organisation, boolean mayCreateStudies) {}

    record Machine(String clientId, String name, String organisation) {}

    /** Reads {@code file}, or the demo accounts if it is null. */
    static AccountsFile read(@Nullable Path file) {
        try (InputStream in = file == null
                ? Objects.requireNonNull(AccountsFile.class.getResourceAsStream("/demo-accounts.json"))
                : Files.newInputStream(file)) {
            return JsonMapper.shared().readValue(in, AccountsFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("accounts " + file, e);
        }
    }

    /** Writes what the provider reads: everyone here and the three services, with their secrets. */
    Path writeWithSecrets(Path folder, Secrets secrets) {
        List<Map<String, Object>> machines = new ArrayList<>();
        systems.forEach(s -> machines.add(machine(s.clientId(), s.name(), s.organisation(), secrets)));
        SERVICES.forEach(service -> machines.add(machine(service, service, "TrialLedger", secrets)));
        Path target = folder.resolve("accounts.json");
        try {
            Files.deleteIfExists(target);
            Files.createFile(
                    target,
                    java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                            java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
            Files.write(target, JsonMapper.shared().writeValueAsBytes(Map.of("people", people, "systems", machines)));
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("accounts " + target, e);
        }
    }

    private static Map<String, Object> machine(String id, String name, String organisation, Secrets secrets) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("clientId", id);
        machine.put("secret", secrets.clientSecret(id));
        machine.put("name", name);
        machine.put("organisation", organisation);
        return machine;
    }
}
