package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class EnvelopeProviderTest {

    private final EnvelopeProvider provider = new EnvelopeProvider();

    @Test
    void events_carry_their_commands_envelope_and_nothing_else() {
        var command =
                GenericCommandMessage.asCommandMessage("command").andMetaData(Map.of("actor", "cora", "stray", "x"));
        assertThat(provider.correlationDataFor(command)).isEqualTo(Map.of("actor", "cora"));
    }

    @Test
    void a_policys_command_inherits_nothing_from_the_event() {
        var event =
                GenericEventMessage.asEventMessage("event").andMetaData(Map.of("actor", "cora", "reason", "secret"));
        assertThat(provider.correlationDataFor(event)).isEmpty();
    }
}
