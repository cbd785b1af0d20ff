package io.trialledger.gateway;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One file of the feed, CDISC ODM 1.3.2, valid against its schema: definitions of what it names, then users and locations, then the
 * transactions. It is not marked {@code Archival}: a page is never the whole record. Nothing in it is an Upsert.
 */
class OdmFile {

    private static final String NAMESPACE = "http://www.cdisc.org/ns/odm/v1.3";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final Names names;
    private final JsonNode events;
    private final OdmDefinitions definitions;
    private final Instant now;

    /** @param events of the services in the order of the file, each with its {@code data}, if it is clinical */
    OdmFile(Names names, JsonNode events, Instant now) {
        this.names = names;
        this.events = events;
        this.now = now;
        this.definitions = new OdmDefinitions(names, events);
    }

    /**
     * What the file and its neighbour are called.
     *
     * @param prior null for the first file
     */
    record Names(String study, String file, @Nullable String prior) {

        /** A file defines what it names and no more, so each has definitions of its own. */
        String metaDataVersion() {
            return "MDV:" + file;
        }
    }

    void write(OutputStream target) throws XMLStreamException {
        OdmXml xml = new OdmXml(FACTORY.createXMLStreamWriter(target, "UTF-8"));
        xml.startDocument();
        xml.start("ODM");
        xml.attribute("xmlns", NAMESPACE);
        xml.attribute("ODMVersion", "1.3.2");
        xml.attribute("FileType", "Transactional");
        xml.attribute("Granularity", "AllClinicalData");
        xml.attribute("FileOID", names.file());
        xml.attribute("PriorFileOID", names.prior());
        xml.attribute("CreationDateTime", now.toString());
        xml.attribute("SourceSystem", "TrialLedger");
        definitions.write(xml);
        for (JsonNode event : events) {
            if (event.path("data").isObject()) {
                clinicalData(xml, event);
            }
        }
        xml.end();
        xml.endDocument();
    }

    private void clinicalData(OdmXml xml, JsonNode event) throws XMLStreamException {
        xml.start("ClinicalData");
        xml.attribute("StudyOID", names.study());
        xml.attribute("MetaDataVersionOID", names.metaDataVersion());
        element(xml, event, event.get("data"));
        xml.end();
    }

    /** One element of data; what comes inside stands in the order of the schema. */
    private void element(OdmXml xml, JsonNode event, JsonNode data) throws XMLStreamException {
        String level = data.get("level").asString();
        xml.start(level);
        xml.attribute(
                level.equals("SubjectData") ? "SubjectKey" : oidOf(level),
                data.get("oid").asString());
        xml.attribute(level.replace("Data", "RepeatKey"), text(data, "repeatKey"));
        xml.attribute("TransactionType", data.get("transaction").asString());
        if (data.path("isNull").asBoolean()) {
            xml.attribute("IsNull", "Yes");
        } else {
            xml.attribute("Value", text(data, "value"));
        }
        if (data.get("audited").asBoolean()) {
            auditRecord(xml, event);
        }
        if (level.equals("SubjectData")) {
            xml.empty("SiteRef", "LocationOID", OdmDefinitions.location(event));
        }
        @Nullable String unit = text(data, "unit");
        if (unit != null) {
            xml.empty("MeasurementUnitRef", "MeasurementUnitOID", OdmDefinitions.unit(unit));
        }
        int number = 0;
        for (JsonNode note : data.get("notes")) {
            number++;
            annotation(xml, event, note, number);
        }
        for (JsonNode child : data.get("children")) {
            element(xml, event, child);
        }
        xml.end();
    }

    private static String oidOf(String level) {
        return level.replace("Data", "OID");
    }

    private static void auditRecord(OdmXml xml, JsonNode event) throws XMLStreamException {
        xml.start("AuditRecord");
        xml.attribute("EditPoint", editPoint(event));
        xml.empty("UserRef", "UserOID", OdmDefinitions.user(event));
        xml.empty("LocationRef", "LocationOID", OdmDefinitions.location(event));
        xml.text("DateTimeStamp", event.get("at").asString());
        @Nullable String reason = reason(event);
        if (reason != null) {
            xml.text("ReasonForChange", reason);
        }
        xml.text("SourceID", event.get("eventId").asString());
        xml.end();
    }

    /** In its author's words; where they were erased, what kind of reason it was. */
    private static @Nullable String reason(JsonNode event) {
        return Optional.ofNullable(text(event, "reason")).orElse(text(event, "reasonCategory"));
    }

    private static @Nullable String editPoint(JsonNode event) {
        return switch (event.path("role").asString("")) {
            case "MONITOR" -> "Monitoring";
            case "DATA_MANAGER" -> "DataManagement";
            default -> null;
        };
    }

    private static void annotation(OdmXml xml, JsonNode event, JsonNode note, int number) throws XMLStreamException {
        xml.start("Annotation");
        xml.attribute("SeqNum", String.valueOf(number));
        @Nullable String words = text(note, "text");
        if (words != null && !words.isEmpty()) {
            xml.start("Comment");
            xml.attribute("SponsorOrSite", OdmDefinitions.ofSponsor(event) ? "Sponsor" : "Site");
            xml.characters(words);
            xml.end();
        }
        String type = note.get("type").asString();
        xml.start("Flag");
        xml.start("FlagValue");
        xml.attribute("CodeListOID", OdmDefinitions.codeList(type));
        xml.characters(note.get("value").asString());
        xml.end();
        xml.start("FlagType");
        xml.attribute("CodeListOID", OdmDefinitions.FLAG_TYPES);
        xml.characters(type.toUpperCase(Locale.ROOT));
        xml.end();
        xml.end();
        xml.end();
    }

    static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isString() ? value.asString() : null;
    }
}
