package io.trialledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealedTest {

    private static final String SCOPE = "allocation/LZZT/1015";

    private final Keys keys = new Keys();

    @Test
    void gives_back_what_was_sealed() {
        Sealed<String> sealed = Sealed.seal("Xanomeline High Dose", Plain.TEXT, SCOPE, keys);

        assertThat(Sealed.<String>decode(sealed.encoded()).reveal(Plain.TEXT, keys))
                .contains("Xanomeline High Dose");
    }

    @Test
    void shows_nothing() {
        Sealed<String> sealed = Sealed.seal("Placebo", Plain.TEXT, SCOPE, keys);

        assertThat(sealed).hasToString("Sealed");
        assertThat(sealed.encoded()).doesNotContain("Placebo");
    }

    @Test
    void has_one_length_for_every_arm() {
        assertThat(Sealed.seal("Placebo", Plain.TEXT, SCOPE, keys).encoded())
                .hasSameSizeAs(Sealed.seal("Xanomeline High Dose", Plain.TEXT, SCOPE, keys)
                        .encoded());
    }

    @Test
    void keeps_a_text_longer_than_one_class() {
        String text = "é".repeat(5000);

        assertThat(Sealed.seal(text, Plain.TEXT, "text/1", keys).reveal(Plain.TEXT, keys))
                .contains(text);
    }

    @Test
    void is_gone_when_its_key_is_gone() {
        Sealed<String> sealed = Sealed.seal("Ada Byron", Plain.TEXT, SCOPE, keys);
        keys.keys.clear();

        assertThat(sealed.reveal(Plain.TEXT, keys)).isEmpty();
    }

    @Test
    void does_not_open_when_moved_to_another_scope() {
        Sealed<String> sealed = Sealed.seal("Placebo", Plain.TEXT, SCOPE, keys);
        keys.keys.put("allocation/LZZT/1023", keys.keyFor(SCOPE));
        String moved = sealed.encoded().replace("1015", "1023");

        assertThatIllegalStateException()
                .isThrownBy(() -> Sealed.<String>decode(moved).reveal(Plain.TEXT, keys));
    }

    @Test
    void refuses_what_is_no_sealed_value() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sealed.decode("Placebo"));
        assertThatIllegalArgumentException().isThrownBy(() -> Sealed.decode("s1:text/1:AAAA"));
    }

    private static final class Keys implements KeyRing {

        private final Map<String, SecretKey> keys = new HashMap<>();

        @Override
        public SecretKey keyFor(String scope) {
            return keys.computeIfAbsent(scope, name -> new SecretKeySpec(new byte[32], 0, 32, "AES"));
        }

        @Override
        public Optional<SecretKey> find(String scope) {
            return Optional.ofNullable(keys.get(scope));
        }
    }
}
