package io.trialledger.starter;

import java.util.List;

/**
 * Bean of each service: what its log may hold.
 *
 * @param context first part of the logical names, for example {@code enrollment} in {@code enrollment.SubjectEnrolled}
 * @param contracts the sealed interfaces whose permitted records are the events
 */
public record EventCatalog(String context, List<Class<?>> contracts) {

    public EventCatalog {
        contracts = List.copyOf(contracts);
    }

    public static EventCatalog of(String context, Class<?>... contracts) {
        return new EventCatalog(context, List.of(contracts));
    }
}
