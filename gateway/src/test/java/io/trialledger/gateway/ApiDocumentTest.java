package io.trialledger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApiDocumentTest {

    private static final ObjectNode FRAME = (ObjectNode) json("""
            {"openapi": "3.1.0", "paths": {"/history": {"get": {"operationId": "history.page"}}},
             "components": {"schemas": {"Me": {"type": "object"}}}}""");

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static JsonNode service(String path, String view) {
        return json("""
                {"paths": {"%1$s": {"get": {"operationId": "item.list", "tags": ["x"],
                   "answer": {"$ref": "#/components/schemas/%2$s"}}},
                   "/history": {"get": {"operationId": "of the service"}}},
                 "components": {"schemas": {
                   "%2$s": {"type": "object", "properties": {"day": {"$ref": "#/components/schemas/a.Day"}, "of": {"const": "%1$s"}}},
                   "a.Day": {"type": "string"}}}}""".formatted(path, view));
    }

    private static JsonNode joined() {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        parts.put("visits", service("/visits", "visits.web.ListController.View"));
        parts.put("adverse-events", service("/events", "adverse.web.ListController.View"));
        return ApiDocument.of(FRAME, parts);
    }

    @Test
    void every_path_is_there_once_and_the_gateways_own_are_its_own() {
        assertThat(joined().get("paths").propertyNames()).containsExactly("/events", "/history", "/visits");
        assertThat(joined().at("/paths/~1history/get/operationId").asString()).isEqualTo("history.page");
        assertThat(joined().get("openapi").asString()).isEqualTo("3.1.0");
    }

    @Test
    void schemas_get_short_names_and_only_those_that_clash_their_services() {
        assertThat(joined().at("/components/schemas").propertyNames())
                .containsExactly("AdverseEventsView", "Day", "Me", "VisitsView");
        assertThat(joined().at("/paths/~1visits/get/answer/$ref").asString())
                .isEqualTo("#/components/schemas/VisitsView");
        assertThat(joined().at("/components/schemas/VisitsView/properties/day/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Day");
    }

    @Test
    void operations_are_named_apart_and_grouped_by_service() {
        assertThat(joined().at("/paths/~1visits/get/operationId").asString()).isEqualTo("item.list");
        assertThat(joined().at("/paths/~1events/get/operationId").asString()).isEqualTo("adverse-events.item.list");
        assertThat(joined().at("/paths/~1events/get/tags/0").asString()).isEqualTo("adverse-events");
    }

    @Test
    void two_of_one_service_are_told_apart_by_where_they_are_declared() {
        JsonNode part = json("""
                {"paths": {"/items": {"get": {"operationId": "item.list",
                   "one": {"$ref": "#/components/schemas/a.One.View"}, "two": {"$ref": "#/components/schemas/a.Two.View"}}}},
                 "components": {"schemas": {"a.One.View": {"type": "string"}, "a.Two.View": {"type": "object"}}}}""");
        assertThat(ApiDocument.of(FRAME, Map.of("visits", part))
                        .at("/components/schemas")
                        .propertyNames())
                .containsExactly("Me", "VisitsOneView", "VisitsTwoView");
    }

    @Test
    void schemas_of_paths_that_are_not_public_are_left_out() {
        JsonNode part = json("""
                {"paths": {"/history": {"get": {"operationId": "of the service", "answer": {"$ref": "#/components/schemas/a.Page"}}}},
                 "components": {"schemas": {"a.Page": {"type": "object"}}}}""");
        assertThat(ApiDocument.of(FRAME, Map.of("visits", part))
                        .at("/components/schemas")
                        .propertyNames())
                .containsExactly("Me");
    }
}
