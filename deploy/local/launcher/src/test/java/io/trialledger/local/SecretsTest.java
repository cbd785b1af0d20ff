package io.trialledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void stay_the_same_after_a_restart() {
        String key = Secrets.in(folder).key("master");

        assertThat(Secrets.in(folder).key("master")).isEqualTo(key);
    }

    @Test
    void differ_from_each_other_and_from_other_installations(@TempDir Path other) {
        Secrets secrets = Secrets.in(folder);

        assertThat(secrets.key("master"))
                .isNotEqualTo(secrets.clientSecret("master"))
                .isNotEqualTo(Secrets.in(other).key("master"));
        assertThat(Base64.getDecoder().decode(secrets.key("master"))).hasSize(32);
    }

    @Test
    void hold_a_usable_signing_key() throws Exception {
        byte[] pkcs8 = Base64.getDecoder().decode(Secrets.in(folder).signingKey("enrollment"));

        assertThat(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)))
                .isNotNull();
    }

    @Test
    void are_readable_by_the_owner_alone() throws IOException {
        Secrets.in(folder).key("master");

        assertThat(Files.getPosixFilePermissions(folder.resolve("secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
