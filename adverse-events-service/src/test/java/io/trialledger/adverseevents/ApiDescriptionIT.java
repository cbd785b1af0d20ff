package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is described is what is sent: parts that are one object in JSON are one schema. */
@ExtendWith(OneTrial.class)
class ApiDescriptionIT {

    private final Trial trial;

    ApiDescriptionIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void an_adverse_event_in_a_list_is_described_flat() {
        JsonNode api = json(trial.service().get("/openapi", trial.tokens().person("sam")));

        JsonNode schemas = api.path("components").path("schemas");
        String name = schemas.propertyNames().stream()
                .filter(schema -> schema.endsWith("Listed"))
                .findFirst()
                .orElseThrow();
        assertThat(schemas.path(name).path("properties").propertyNames())
                .contains("subject", "event", "record", "clocks", "openQueries")
                .doesNotContain("item");
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/api/v1/studies/{study}/safety-summary",
                        "/api/v1/studies/{study}/adverse-event-queries/{query}/answers");
    }
}
