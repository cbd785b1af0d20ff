package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the public API that clients are made from. */
class OpenApiIT {

    private final JsonNode document =
            RunningService.one().send("GET", "/openapi", "", "").json();
    private final JsonNode paths = document.path("paths");

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

    @Test
    void an_answer_names_all_its_fields_and_which_may_be_null() {
        JsonNode subject = schema("SubjectView");

        assertThat(required(subject)).contains("subject", "status", "screenedOn", "eligibility");
        assertThat(subject.at("/properties/screenedOn/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(subject.at("/properties/eligibility/oneOf")).hasSize(2);
        assertThat(subject.at("/properties/site/type").asString()).isEqualTo("string");
    }

    @Test
    void a_request_may_leave_out_what_may_be_null() {
        JsonNode discontinue = schema("DiscontinueRequest");

        assertThat(required(discontinue)).contains("reasonCode").doesNotContain("reason");
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getKey().matches(".*[.$]" + name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static List<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asString).toList();
    }
}
