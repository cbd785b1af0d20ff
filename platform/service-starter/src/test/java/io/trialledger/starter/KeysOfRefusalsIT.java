package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.trialledger.starter.sample.SampleService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The key of a text is kept when what it belongs to is stored. */
class KeysOfRefusalsIT {

    private static final String REASONED = "{\"text\":\"%s\",\"on\":\"2026-01-02\",\"reason\":\"because I say so\"}";

    private final Service service = Service.shared();

    @Test
    void what_a_rule_refuses_leaves_no_key() {
        long before = keys();
        assertThat(write("once").statusCode()).isEqualTo(204);
        assertThat(keys()).isEqualTo(before + 1);

        HttpResponse<String> refused = write("once");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(keys()).isEqualTo(before + 1);
    }

    @Test
    void what_was_written_for_another_version_leaves_no_key() {
        assertThat(write("first").statusCode()).isEqualTo(204);
        long before = keys();

        HttpResponse<String> stale = write("second", "If-Match", "\"7\"");

        assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
        assertThat(keys()).isEqualTo(before);
    }

    private HttpResponse<String> write(String text, String... headers) {
        return service.write("keyed", SampleService.person("cora", ""), REASONED.formatted(text), headers);
    }

    private long keys() {
        return service.bean(MongoClient.class)
                .getDatabase("sample_keys")
                .getCollection("keys")
                .countDocuments();
    }
}
