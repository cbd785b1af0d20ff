package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialledger.model.KeyRing;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Plain;
import io.trialledger.model.Quantity;
import io.trialledger.model.Sealed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TrialSerializersTest {

    sealed interface ItemEvent permits ItemEntered, Nested {}

    sealed interface Nested extends ItemEvent permits ItemNotDone {}

    @Revision("3")
    record ItemEntered(
            Quantity value,
            PartialDate on,
            OffsetDateTime observedAt,
            LocalDate day,
            Optional<String> comment,
            Sealed<String> reason,
            Map<String, List<BigDecimal>> more)
            implements ItemEvent {}

    @Revision("1")
    record ItemNotDone(String item) implements Nested {}

    record NoRevision() implements Unnamed {}

    sealed interface Unnamed permits NoRevision {}

    private static final KeyRing KEYS = new KeyRing() {
        @Override
        public SecretKey keyFor(String scope) {
            return new SecretKeySpec(new byte[32], "AES");
        }

        @Override
        public Optional<SecretKey> find(String scope) {
            return Optional.of(keyFor(scope));
        }
    };

    private final Serializer serializer = TrialSerializers.json(EventNames.of("visits", ItemEvent.class));

    private static final ItemEntered ENTERED = new ItemEntered(
            new Quantity(new BigDecimal("3.80"), "10^9/L"),
            new PartialDate("2013-05"),
            OffsetDateTime.parse("2013-05-02T23:45:00+02:00"),
            LocalDate.parse("2013-05-02"),
            Optional.empty(),
            Sealed.seal("left early", Plain.TEXT, "text/1", KEYS),
            Map.of("weights", List.of(new BigDecimal("70.10"), new BigDecimal("1E+3"))));

    @Test
    void what_is_written_is_read_back_to_the_last_digit() {
        SerializedObject<byte[]> stored = serializer.serialize(ENTERED, byte[].class);
        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("visits.ItemEntered", "3"));
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8))
                .contains("3.80", "\"2013-05\"", "2013-05-02T23:45:00+02:00", "\"s1:text/1:")
                .doesNotContain("left early");
        ItemEntered read = serializer.deserialize(stored);
        assertThat(read).isEqualTo(ENTERED);
        assertThat(read.reason().reveal(Plain.TEXT, KEYS)).contains("left early");
    }

    @Test
    void a_tree_in_the_middle_as_an_upcaster_sees_it_changes_no_number() {
        SerializedObject<byte[]> stored = serializer.serialize(ENTERED, byte[].class);
        SerializedObject<JsonNode> tree = serializer.getConverter().convert(stored, JsonNode.class);
        SerializedObject<byte[]> again = serializer.getConverter().convert(tree, byte[].class);
        assertThat(again.getData()).isEqualTo(stored.getData());
        assertThat(serializer.<JsonNode, Object>deserialize(tree)).isEqualTo(ENTERED);
    }

    @Test
    void names_are_logical_also_of_nested_contracts() {
        assertThat(serializer.typeForClass(ItemNotDone.class))
                .isEqualTo(new SimpleSerializedType("visits.ItemNotDone", "1"));
        assertThat(serializer.classForType(new SimpleSerializedType("visits.ItemNotDone", "1")))
                .isEqualTo(ItemNotDone.class);
        assertThat(serializer.classForType(new SimpleSerializedType("visits.Unheard", "1")))
                .isEqualTo(UnknownSerializedType.class);
        assertThat(EventNames.of("visits", ItemEvent.class).names())
                .containsExactlyInAnyOrder("visits.ItemEntered", "visits.ItemNotDone");
    }

    @Test
    void an_event_without_revision_and_a_contract_without_list_are_refused() {
        assertThatThrownBy(() -> EventNames.of("visits", Unnamed.class)).hasMessageContaining("no @Revision");
        assertThatThrownBy(() -> EventNames.of("visits", String.class)).hasMessageContaining("isn't sealed");
    }

    @Test
    void broken_values_are_refused() {
        SerializedObject<byte[]> stored = serializer.serialize(ENTERED, byte[].class);
        String json = new String(stored.getData(), StandardCharsets.UTF_8);
        for (String broken :
                List.of(json.replace("\"2013-05\"", "\"2013-5\""), json.replace("\"s1:text/1:", "\"x1:text/1:"))) {
            assertThatThrownBy(() -> serializer.deserialize(new SimpleSerializedObject<>(
                            broken.getBytes(StandardCharsets.UTF_8), byte[].class, stored.getType())))
                    .isInstanceOf(SerializationException.class);
        }
    }
}
