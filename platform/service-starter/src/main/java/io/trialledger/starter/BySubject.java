package io.trialledger.starter;

import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Events of one subject are handled in order, then those of one study, then those of one aggregate. The key is the same in
 * every JVM: it decides the segment, and the sequence a dead letter belongs to.
 */
class BySubject implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        Optional<String> study = text(event, Envelope.STUDY);
        Optional<String> subject = text(event, Envelope.SUBJECT);
        if (study.isPresent()) {
            return subject.map(s -> study.get() + "/" + s).orElse(study.get());
        }
        return event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : "log";
    }

    private static Optional<String> text(EventMessage<?> event, String key) {
        @Nullable Object value = event.getMetaData().get(key);
        return Optional.ofNullable(Objects.toString(value, null)).filter(text -> !text.isEmpty());
    }
}
