package io.trialledger.starter;

import java.util.Set;

/**
 * The commands this service's policies may send, by {@link Commands#sendFor}; each service with a policy has one such bean.
 * A policy needs no grant for them.
 *
 * @param types command classes; for a command that another service handles, its protobuf message class
 */
public record PolicyCommands(Set<Class<?>> types) {

    public PolicyCommands {
        types = Set.copyOf(types);
    }

    public static PolicyCommands of(Class<?>... types) {
        return new PolicyCommands(Set.of(types));
    }
}
