package io.trialledger.adverseevents.adverseevent;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.model.Sealed;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The site's answer to a query; to one given before it adds. */
@AllowedTo({Role.COORDINATOR, Role.INVESTIGATOR, Role.SITE_SYSTEM})
public record AnswerSafetyQuery(@TargetAggregateIdentifier AdverseEventId id, SafetyQueryId query, Sealed<String> text)
        implements AboutAdverseEvent {

    public AnswerSafetyQuery(SafetyQueryId query, Sealed<String> text) {
        this(query.adverseEvent(), query, text);
    }
}
