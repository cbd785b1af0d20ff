package io.trialledger.gateway;

import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protocol's words for ids, for the page that shows a bundle's history: from the events that define them, which the part of a site
 * or a subject does not hold. Of what was named twice the last name.
 */
@Component
class ExportNames {

    private final ExportEvents events;

    ExportNames(ExportEvents events) {
        this.events = events;
    }

    /** By kind (items, visits, sites, criteria) and id. */
    ObjectNode of(ExportJob job) throws IOException {
        ObjectNode names = JsonMapper.shared().createObjectNode();
        ObjectNode items = names.putObject("items");
        ObjectNode visits = names.putObject("visits");
        ObjectNode sites = names.putObject("sites");
        ObjectNode criteria = names.putObject("criteria");
        read(job, "visits.ItemDefined", payload -> keep(items, payload.path("definition"), "item", "name"));
        read(job, "visits.ItemRedefined", payload -> keep(items, payload.path("definition"), "item", "name"));
        read(job, "enrollment.SiteAdded", payload -> keep(sites, payload, "siteId", "name"));
        read(job, "enrollment.ProtocolVersionReleased", payload -> {
            payload.at("/protocol/schedule").forEach(visit -> keep(visits, visit, "key", "label"));
            payload.at("/protocol/criteria").forEach(criterion -> keep(criteria, criterion, "id", "label"));
        });
        return names;
    }

    private interface Reading {
        void read(JsonNode payload);
    }

    private void read(ExportJob job, String type, Reading reading) throws IOException {
        events.forEach(job, type, Map.of(), event -> reading.read(event.path("payload")));
    }

    private static void keep(ObjectNode names, JsonNode of, String id, String name) {
        String word = of.path(name).asString("");
        if (of.path(id).isString() && !word.isEmpty()) {
            names.put(of.path(id).asString(), word);
        }
    }
}
