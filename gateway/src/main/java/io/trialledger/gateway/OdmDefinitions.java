package io.trialledger.gateway;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import tools.jackson.databind.JsonNode;

/** Defines everything that a file's transactions name: visits, forms, items, units, flags, users and locations. */
class OdmDefinitions {

    static final String FLAG_TYPES = "CL.FLAG";

    /** Where someone is who is at no site. */
    private static final String NO_SITE = "LOC:STUDY";

    private static final Set<String> OF_SPONSOR =
            Set.of("MONITOR", "DATA_MANAGER", "SAFETY_OFFICER", "SPONSOR_AUDITOR", "STUDY_ADMINISTRATOR", "POLICY");

    private final OdmFile.Names names;
    private final Map<String, Map<String, Definition>> byLevel = new LinkedHashMap<>();
    private final Set<String> units = new TreeSet<>();
    private final Map<String, Set<String>> flags = new TreeMap<>();
    private final Map<String, JsonNode> users = new TreeMap<>();
    private final Map<String, String> locations = new TreeMap<>();
    private String firstDay = "";

    /** An element's definition, with what is inside it. */
    private record Definition(JsonNode data, Set<String> inside, boolean[] repeating) {}

    OdmDefinitions(OdmFile.Names names, JsonNode events) {
        this.names = names;
        for (JsonNode event : events) {
            if (event.path("data").isObject()) {
                users.putIfAbsent(user(event), event);
                locations.putIfAbsent(location(event), siteOf(event).isEmpty() ? "No site" : siteOf(event));
                firstDay =
                        firstDay.isEmpty() ? event.get("at").asString().substring(0, "yyyy-MM-dd".length()) : firstDay;
                collect(event.get("data"));
            }
        }
    }

    private void collect(JsonNode data) {
        Definition definition = byLevel.computeIfAbsent(data.get("level").asString(), level -> new TreeMap<>())
                .computeIfAbsent(
                        data.get("oid").asString(), oid -> new Definition(data, new LinkedHashSet<>(), new boolean[1]));
        definition.repeating()[0] |= data.path("repeatKey").isString();
        String unit = OdmFile.text(data, "unit");
        if (unit != null) {
            units.add(unit);
        }
        data.get("notes")
                .forEach(note -> flags.computeIfAbsent(note.get("type").asString(), type -> new TreeSet<>())
                        .add(note.get("value").asString()));
        for (JsonNode child : data.get("children")) {
            definition.inside().add(child.get("oid").asString());
            collect(child);
        }
    }

    static String user(JsonNode event) {
        return "USR:" + event.path("actor").asString("");
    }

    static String location(JsonNode event) {
        return siteOf(event).isEmpty() ? NO_SITE : "LOC:" + siteOf(event);
    }

    private static String siteOf(JsonNode event) {
        return event.path("site").asString("");
    }

    static String unit(String unit) {
        return "MU:" + unit;
    }

    static String codeList(String flag) {
        return FLAG_TYPES + "." + flag;
    }

    static boolean ofSponsor(JsonNode event) {
        return OF_SPONSOR.contains(event.path("role").asString(""));
    }

    void write(OdmXml xml) throws XMLStreamException {
        study(xml);
        if (!users.isEmpty()) {
            adminData(xml);
        }
    }

    private void study(OdmXml xml) throws XMLStreamException {
        xml.start("Study");
        xml.attribute("OID", names.study());
        xml.start("GlobalVariables");
        xml.text("StudyName", names.study());
        xml.text("StudyDescription", names.study());
        xml.text("ProtocolName", names.study());
        xml.end();
        xml.start("BasicDefinitions");
        for (String unit : units) {
            xml.start("MeasurementUnit");
            xml.attribute("OID", unit(unit));
            xml.attribute("Name", unit);
            xml.start("Symbol");
            xml.text("TranslatedText", unit);
            xml.end();
            xml.end();
        }
        xml.end();
        xml.start("MetaDataVersion");
        xml.attribute("OID", names.metaDataVersion());
        xml.attribute("Name", "What this file names");
        definitions(xml, "StudyEventData", "FormRef", "FormOID");
        definitions(xml, "FormData", "ItemGroupRef", "ItemGroupOID");
        definitions(xml, "ItemGroupData", "ItemRef", "ItemOID");
        definitions(xml, "ItemData", "", "");
        codeLists(xml);
        xml.end();
        xml.end();
    }

    private void definitions(OdmXml xml, String level, String reference, String referenceOid)
            throws XMLStreamException {
        for (Definition definition : byLevel.getOrDefault(level, Map.of()).values()) {
            xml.start(level.replace("Data", "Def"));
            xml.attribute("OID", definition.data().get("oid").asString());
            xml.attribute("Name", definition.data().get("name").asString());
            if (level.equals("ItemData")) {
                xml.attribute("DataType", definition.data().get("type").asString());
            } else {
                xml.attribute("Repeating", definition.repeating()[0] ? "Yes" : "No");
            }
            if (level.equals("StudyEventData")) {
                xml.attribute("Type", definition.data().get("type").asString());
            }
            for (String inside : definition.inside()) {
                xml.start(reference);
                xml.attribute(referenceOid, inside);
                xml.attribute("Mandatory", "No");
                xml.end();
            }
            xml.end();
        }
    }

    private void codeLists(OdmXml xml) throws XMLStreamException {
        if (flags.isEmpty()) {
            return;
        }
        codeList(xml, FLAG_TYPES, "Kinds of flags", flags.keySet());
        for (Map.Entry<String, Set<String>> flag : flags.entrySet()) {
            codeList(xml, codeList(flag.getKey()), flag.getKey(), flag.getValue());
        }
    }

    private static void codeList(OdmXml xml, String oid, String name, Set<String> values) throws XMLStreamException {
        xml.start("CodeList");
        xml.attribute("OID", oid);
        xml.attribute("Name", name);
        xml.attribute("DataType", "text");
        for (String value : values) {
            xml.empty("EnumeratedItem", "CodedValue", value);
        }
        xml.end();
    }

    private void adminData(OdmXml xml) throws XMLStreamException {
        xml.start("AdminData");
        xml.attribute("StudyOID", names.study());
        for (Map.Entry<String, JsonNode> user : users.entrySet()) {
            xml.start("User");
            xml.attribute("OID", user.getKey());
            xml.attribute("UserType", userType(user.getValue()));
            xml.text("FullName", user.getValue().path("actorName").asString(""));
            xml.text("Organization", user.getValue().path("organisation").asString(""));
            xml.end();
        }
        for (Map.Entry<String, String> location : locations.entrySet()) {
            xml.start("Location");
            xml.attribute("OID", location.getKey());
            xml.attribute("Name", location.getValue());
            xml.attribute("LocationType", location.getKey().equals(NO_SITE) ? "Other" : "Site");
            xml.start("MetaDataVersionRef");
            xml.attribute("StudyOID", names.study());
            xml.attribute("MetaDataVersionOID", names.metaDataVersion());
            xml.attribute("EffectiveDate", firstDay);
            xml.end();
            xml.end();
        }
        xml.end();
    }

    private static String userType(JsonNode event) {
        if (event.path("role").asString("").equals("INVESTIGATOR")) {
            return "Investigator";
        }
        return ofSponsor(event) ? "Sponsor" : "Other";
    }
}
