package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the public API that clients are made from. */
class OpenApiIT {

    private final JsonNode paths =
            RunningService.one().send("GET", "/openapi", "", "").json().path("paths");

    @Test
    void names_every_resource() {
        assertThat(paths.propertyNames())
                .contains(
                        "/api/v1/study-imports",
                        "/api/v1/studies",
                        "/api/v1/studies/{study}",
                        "/api/v1/studies/{study}/enrollment-plan",
                        "/api/v1/studies/{study}/enrollment-summary",
                        "/api/v1/studies/{study}/sites/{site}",
                        "/api/v1/studies/{study}/sites/{site}/activation",
                        "/api/v1/studies/{study}/subjects",
                        "/api/v1/studies/{study}/subjects/{subject}",
                        "/api/v1/studies/{study}/subjects/{subject}/identity",
                        "/api/v1/studies/{study}/subjects/{subject}/identity-disclosures",
                        "/api/v1/studies/{study}/subjects/{subject}/identity-disclosures/{disclosure}",
                        "/api/v1/studies/{study}/subjects/{subject}/randomization",
                        "/api/v1/studies/{study}/team");
    }

    @Test
    void names_every_parameter_of_an_operation_once() {
        paths.forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
            List<String> parameters = operation
                    .path("parameters")
                    .valueStream()
                    .map(parameter -> parameter.path("in").asString() + " "
                            + parameter.path("name").asString())
                    .toList();
            assertThat(parameters).as(method + " " + path).doesNotHaveDuplicates();
        }));
    }
}
