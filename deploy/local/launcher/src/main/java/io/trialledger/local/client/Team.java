package io.trialledger.local.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everyone who works in a study, each with a client of their own; together they see what any of them wrote. Thread-safe. */
public final class Team {

    private final URI gateway;
    private final URI identity;
    private final String password;
    private final Map<String, String> systemSecrets;
    private final Duration patience;
    private final Positions positions = new Positions();
    private final Map<String, TrialClient> clients = new ConcurrentHashMap<>();

    /** @param patience how long each client goes on trying while a service is away */
    public Team(URI gateway, URI identity, String password, Map<String, String> systemSecrets, Duration patience) {
        this.gateway = gateway;
        this.identity = identity;
        this.password = password;
        this.systemSecrets = Map.copyOf(systemSecrets);
        this.patience = patience;
    }

    /** The client of a person or, if there is a system of that name, of that system. */
    public TrialClient as(String name) {
        return clients.computeIfAbsent(name, this::client);
    }

    private TrialClient client(String name) {
        String secret = systemSecrets.get(name);
        TokenSource who =
                secret == null ? new PersonLogin(identity, name, password) : new MachineLogin(identity, name, secret);
        return new TrialClient(gateway, who, positions, patience);
    }
}
