package io.trialledger.visits.design;

import java.util.List;

/**
 * A visit the protocol plans for everybody.
 *
 * @param visit name of the scheduled instance, unique in the protocol
 * @param epoch id of the {@link Epoch} it belongs to
 * @param activities what is done at it
 */
public record ProtocolVisit(String visit, String label, String epoch, List<String> activities) {

    public ProtocolVisit {
        activities = List.copyOf(activities);
    }
}
