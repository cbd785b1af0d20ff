package io.trialledger.gateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Joins the services' OpenAPI documents into the public one. Schemas come with the full names of their classes and get the short
 * ones; where two different schemas would then be called the same, each is called after its service too. Schemas of paths that
 * are not public are left out with them.
 */
final class ApiDocument {

    private static final String REFERENCE = "#/components/schemas/";

    private final ObjectNode joined;
    private final TreeMap<String, JsonNode> paths = new TreeMap<>();
    private final TreeMap<String, JsonNode> schemas = new TreeMap<>();
    private final Set<String> operations = new HashSet<>();

    private ApiDocument(ObjectNode frame) {
        this.joined = frame.deepCopy();
        frame.path("paths").properties().forEach(path -> paths.put(path.getKey(), path.getValue()));
        frame.at("/components/schemas").properties().forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
    }

    /**
     * One document, the same for the same parts.
     *
     * @param frame what the gateway itself offers, and everything but paths and schemas
     * @param parts the services' documents, by service
     */
    static ObjectNode of(ObjectNode frame, Map<String, JsonNode> parts) {
        ApiDocument document = new ApiDocument(frame);
        Map<String, Map<String, String>> names = names(parts);
        parts.forEach((service, part) -> document.add(service, part, names.getOrDefault(service, Map.of())));
        return document.json();
    }

    private void add(String service, JsonNode part, Map<String, String> names) {
        part.path("paths").properties().forEach(path -> {
            if (!paths.containsKey(path.getKey())) {
                JsonNode renamed = renamed(path.getValue(), names);
                renamed.forEach(operation -> describe(service, operation));
                paths.put(path.getKey(), renamed);
            }
        });
        part.at("/components/schemas")
                .properties()
                .forEach(schema -> schemas.put(
                        names.getOrDefault(schema.getKey(), schema.getKey()), renamed(schema.getValue(), names)));
    }

    private void describe(String service, JsonNode node) {
        if (node instanceof ObjectNode operation && operation.has("operationId")) {
            String id = operation.get("operationId").asString();
            String unique = operations.add(id) ? id : service + "." + id;
            operations.add(unique);
            operation.put("operationId", unique);
            operation.putArray("tags").add(service);
        }
    }

    private ObjectNode json() {
        ObjectNode allPaths = joined.putObject("paths");
        paths.forEach(allPaths::set);
        Set<String> named = new HashSet<>();
        paths.values().forEach(path -> addNamed(path, named));
        joined.at("/components/schemas").propertyNames().forEach(own -> addNamed(own, named));
        ObjectNode allSchemas = joined.withObject("/components").putObject("schemas");
        schemas.forEach((name, schema) -> {
            if (named.contains(name)) {
                allSchemas.set(name, schema);
            }
        });
        return joined;
    }

    private void addNamed(JsonNode node, Set<String> named) {
        if (node.isString()) {
            if (node.asString().startsWith(REFERENCE)) {
                addNamed(node.asString().substring(REFERENCE.length()), named);
            }
        } else {
            node.forEach(child -> addNamed(child, named));
        }
    }

    private void addNamed(String schema, Set<String> named) {
        if (named.add(schema) && schemas.containsKey(schema)) {
            addNamed(schemas.get(schema), named);
        }
    }

    /** By service and full name, the short name of each schema. */
    private static Map<String, Map<String, String>> names(Map<String, JsonNode> parts) {
        Map<String, List<Named>> byShortName = new TreeMap<>();
        parts.forEach((service, part) -> part.at("/components/schemas")
                .properties()
                .forEach(schema -> byShortName
                        .computeIfAbsent(last(schema.getKey(), 1), key -> new ArrayList<>())
                        .add(new Named(service, schema.getKey(), schema.getValue()))));
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        byShortName.forEach((shortName, all) -> {
            boolean same = all.stream().map(Named::schema).distinct().count() == 1;
            for (Named one : all) {
                boolean aloneInService = all.stream()
                                .filter(other -> other.service().equals(one.service()))
                                .count()
                        == 1;
                String unique = capitalised(one.service()) + last(one.fullName(), aloneInService ? 1 : 2);
                names.computeIfAbsent(one.service(), key -> new LinkedHashMap<>())
                        .put(one.fullName(), same ? shortName : unique);
            }
        });
        return names;
    }

    private record Named(String service, String fullName, JsonNode schema) {}

    /** The last parts of a class's name, without dots. */
    private static String last(String fullName, int parts) {
        String[] all = fullName.split("[.$]", -1);
        return String.join("", List.of(all).subList(Math.max(0, all.length - parts), all.length));
    }

    private static String capitalised(String service) {
        StringBuilder name = new StringBuilder();
        for (String word : service.split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private static JsonNode renamed(JsonNode node, Map<String, String> names) {
        JsonNode copy = node.deepCopy();
        rename(copy, names);
        return copy;
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.properties()).forEach(member -> {
                if (member.getValue().isString() && member.getValue().asString().startsWith(REFERENCE)) {
                    String name = member.getValue().asString().substring(REFERENCE.length());
                    object.set(member.getKey(), StringNode.valueOf(REFERENCE + names.getOrDefault(name, name)));
                } else {
                    rename(member.getValue(), names);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> rename(element, names));
        }
    }
}
