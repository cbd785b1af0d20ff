package io.trialledger.starter;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Copies the envelope from a command to the events it makes. From events nothing is copied: a policy says what it passes on. */
class EnvelopeProvider implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> envelope = new HashMap<>();
        if (message instanceof CommandMessage<?>) {
            for (String key : Envelope.ALL) {
                Object value = message.getMetaData().get(key);
                if (value != null) {
                    envelope.put(key, value);
                }
            }
        }
        return envelope;
    }
}
