package io.trialledger.local.identity;

import java.util.List;
import java.util.Optional;

/**
 * Who may log in here. What they may do is not said here but by grants in the log.
 *
 * @param people log in with user name and password
 * @param systems log in with client id and secret
 */
record Accounts(List<Person> people, List<Machine> systems) {

    /** @param mayCreateStudies gets the scope {@code study.create} */
    record Person(String username, String name, String organisation, boolean mayCreateStudies) {}

    record Machine(String clientId, String secret, String name, String organisation) {}

    Optional<Person> person(String username) {
        return people.stream().filter(p -> p.username().equals(username)).findFirst();
    }

    Optional<Machine> system(String clientId) {
        return systems.stream().filter(s -> s.clientId().equals(clientId)).findFirst();
    }
}
