package io.trialledger.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsAndSecretsTest {

    private final PasswordsAndSecrets encoder = new PasswordsAndSecrets();

    @Test
    void knows_a_password_and_a_secret_by_their_kept_forms_only() {
        assertThat(encoder.matches("right", encoder.encode("right"))).isTrue();
        assertThat(encoder.matches("wrong", encoder.encode("right"))).isFalse();
        assertThat(encoder.matches("right", PasswordsAndSecrets.keptSecret("right")))
                .isTrue();
        assertThat(encoder.matches("wrong", PasswordsAndSecrets.keptSecret("right")))
                .isFalse();
        assertThat(encoder.matches(PasswordsAndSecrets.keptSecret("right"), PasswordsAndSecrets.keptSecret("right")))
                .isFalse();
    }

    @Test
    void shows_neither_in_its_kept_form() {
        assertThat(encoder.encode("right")).startsWith("$2").doesNotContain("right");
        assertThat(PasswordsAndSecrets.keptSecret("right")).doesNotContain("right");
    }
}
