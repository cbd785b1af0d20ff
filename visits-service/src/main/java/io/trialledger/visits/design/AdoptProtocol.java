package io.trialledger.visits.design;

import io.trialledger.model.InStudy;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A protocol version was released: the policy's command. */
public record AdoptProtocol(
        @TargetAggregateIdentifier DesignId design,
        String protocolVersion,
        List<Epoch> epochs,
        List<ProtocolVisit> visits)
        implements InStudy {

    public AdoptProtocol {
        epochs = List.copyOf(epochs);
        visits = List.copyOf(visits);
    }

    @Override
    public String studyId() {
        return design.studyId();
    }
}
