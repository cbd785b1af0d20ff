package io.trialledger.starter.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.eventstore.StoredEvent;
import io.trialledger.model.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventFactsTest {

    private static final String SEALED = "s1:text/1:" + "A".repeat(60);
    private static final String ANOTHER = "s1:text/2:" + "A".repeat(60);

    @Test
    void the_reason_is_the_envelope_s() {
        assertThat(facts("{\"reason\":\"" + SEALED + "\"}", "{\"reason\":\"" + ANOTHER + "\"}")
                        .reason()
                        .map(Sealed::scope))
                .contains("text/1");
    }

    @Test
    void else_the_event_s_own() {
        assertThat(facts("{}", "{\"reason\":\"" + ANOTHER + "\"}").reason().map(Sealed::scope))
                .contains("text/2");
    }

    @Test
    void what_is_not_sealed_is_none() {
        assertThat(facts("{}", "{\"reason\":\"DEATH\"}").reason()).isEmpty();
        assertThat(facts("{}", "{\"reason\":null}").reason()).isEmpty();
        assertThat(facts("{}", "{\"inner\":{\"reason\":\"" + SEALED + "\"}}").reason())
                .isEmpty();
    }

    @Test
    void what_only_begins_like_a_sealed_value_is_plain_text() {
        assertThat(facts("{}", "{\"reason\":\"s1:x\"}").reason()).isEmpty();
        assertThat(facts("{}", "{\"reason\":\"s1:text/1:no base64\"}").reason()).isEmpty();
    }

    private static EventFacts facts(String metadata, String payload) {
        byte[] none = {};
        return new EventFacts(new StoredEvent(
                0,
                new UUID(0, 0),
                0,
                1,
                0,
                "event",
                null,
                null,
                null,
                0,
                "sample.NoteWritten",
                "1",
                none,
                payload.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8),
                none));
    }
}
