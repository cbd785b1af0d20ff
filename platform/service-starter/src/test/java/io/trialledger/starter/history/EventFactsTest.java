package io.trialledger.starter.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.eventstore.EventNames;
import io.trialledger.eventstore.StoredEvent;
import io.trialledger.model.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class EventFactsTest {

    private static final String SEALED = "s1:text/1:" + "A".repeat(60);
    private static final String ANOTHER = "s1:text/2:" + "A".repeat(60);

    private static final SealedFields FIELDS = new SealedFields(EventNames.of("sample", Told.class));

    sealed interface Told permits Done, Coded {}

    @Revision("1")
    record Done(Sealed<String> reason) implements Told {}

    @Revision("1")
    record Coded(String reason) implements Told {}

    @Test
    void the_reason_is_the_envelope_s() {
        assertThat(facts("{\"reason\":\"" + SEALED + "\"}", "{\"reason\":\"" + ANOTHER + "\"}")
                        .reason(FIELDS)
                        .map(Sealed::scope))
                .contains("text/1");
    }

    @Test
    void else_the_event_s_own() {
        assertThat(facts("{}", "{\"reason\":\"" + ANOTHER + "\"}")
                        .reason(FIELDS)
                        .map(Sealed::scope))
                .contains("text/2");
    }

    @Test
    void what_is_not_sealed_is_none() {
        assertThat(facts("{}", "{\"reason\":\"DEATH\"}").reason(FIELDS)).isEmpty();
        assertThat(facts("{}", "{\"reason\":null}").reason(FIELDS)).isEmpty();
        assertThat(facts("{}", "{\"inner\":{\"reason\":\"" + SEALED + "\"}}").reason(FIELDS))
                .isEmpty();
    }

    @Test
    void what_only_begins_like_a_sealed_value_is_plain_text() {
        assertThat(facts("{}", "{\"reason\":\"s1:x\"}").reason(FIELDS)).isEmpty();
        assertThat(facts("{}", "{\"reason\":\"s1:text/1:no base64\"}").reason(FIELDS))
                .isEmpty();
    }

    @Test
    void a_clear_field_holds_no_sealed_text_whatever_is_written_in_it() {
        assertThat(facts("sample.Coded", "{}", "{\"reason\":\"" + SEALED + "\"}")
                        .reason(FIELDS))
                .isEmpty();
    }

    private static EventFacts facts(String metadata, String payload) {
        return facts("sample.Done", metadata, payload);
    }

    private static EventFacts facts(String type, String metadata, String payload) {
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
                type,
                "1",
                none,
                payload.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8),
                none));
    }
}
