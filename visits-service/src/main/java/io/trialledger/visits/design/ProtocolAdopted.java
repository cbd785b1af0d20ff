package io.trialledger.visits.design;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The study's visits and what is done at them are so from now on, as a released protocol says.
 *
 * @param visits in protocol order
 */
@Revision("1")
public record ProtocolAdopted(String studyId, String protocolVersion, List<Epoch> epochs, List<ProtocolVisit> visits)
        implements DesignEvent {

    public ProtocolAdopted {
        epochs = List.copyOf(epochs);
        visits = List.copyOf(visits);
    }
}
