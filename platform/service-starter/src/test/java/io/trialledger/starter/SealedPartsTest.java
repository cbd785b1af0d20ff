package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealedPartsTest {

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

    record Entry(String item, @Nullable Sealed<String> value) {}

    record Command(
            String id,
            @Nullable Sealed<String> note,
            List<Entry> entries,
            Map<String, Optional<Entry>> byName,
            Object[] more) {}

    private static Sealed<String> text(String scope) {
        return Sealed.seal("text", Plain.TEXT, scope, KEYS);
    }

    @Test
    void finds_every_sealed_value_however_deep() {
        Command command = new Command(
                "id",
                text("text/1"),
                Arrays.asList(new Entry("a", text("text/2")), null, new Entry("b", null)),
                Map.of("c", Optional.of(new Entry("c", text("text/3")))),
                new Object[] {List.of(text("text/4")), "s1:text/5:not-one"});
        assertThat(SealedParts.scopesIn(command)).containsExactlyInAnyOrder("text/1", "text/2", "text/3", "text/4");
    }

    @Test
    void finds_nothing_where_nothing_is() {
        assertThat(SealedParts.scopesIn(new Command("id", null, List.of(), Map.of(), new Object[0])))
                .isEmpty();
        assertThat(SealedParts.scopesIn("text")).isEmpty();
    }
}
