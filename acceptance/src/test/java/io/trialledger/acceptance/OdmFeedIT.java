package io.trialledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.local.client.Answer;
import io.trialledger.local.client.TrialClient;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** The demo study as transactional ODM, file by file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OdmFeedIT {

    private static final String FEED = Demo.STUDY + "/history/odm";

    /** What is about no subject's data, or would tell who the subject is or where it stands on the allocation list. */
    private static final Set<String> NOT_CLINICAL = Set.of(
            "enrollment.AllocationListSealed",
            "enrollment.AllocationPlaceTaken",
            "enrollment.EnrollmentPlanned",
            "enrollment.HistoryExported",
            "enrollment.IdentityDisclosed",
            "enrollment.IdentityRecorded",
            "enrollment.ProtocolVersionReleased",
            "enrollment.SiteActivated",
            "enrollment.SiteAdded",
            "enrollment.TeamMemberAuthorized",
            "enrollment.TeamMemberRevoked",
            "visits.CollectionConsented",
            "visits.CollectionStopped",
            "visits.FormDefined",
            "visits.ItemDefined",
            "visits.ItemRedefined",
            "visits.ProtocolAdopted",
            "visits.ScheduleOpened",
            "visits.SubjectLeft");

    private static final Map<String, String> DEFINED_IN = Map.of(
            "StudyEventOID", "StudyEventDef",
            "FormOID", "FormDef",
            "ItemGroupOID", "ItemGroupDef",
            "ItemOID", "ItemDef",
            "CodeListOID", "CodeList",
            "MeasurementUnitOID", "MeasurementUnit",
            "UserOID", "User",
            "LocationOID", "Location",
            "MetaDataVersionOID", "MetaDataVersion");

    private TrialClient auditor;
    private List<String> files;

    @BeforeAll
    void load() throws IOException {
        auditor = Demo.loaded().as("auditor");
        files = readAll();
    }

    @Test
    void every_event_with_clinical_content_appears_exactly_once() throws Exception {
        List<String> sources = new ArrayList<>();
        for (String file : files) {
            elements(parsed(file), "SourceID").forEach(source -> sources.add(source.getTextContent()));
        }

        assertThat(sources).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(clinicalEvents());
    }

    @Test
    void every_file_is_valid_and_defines_what_it_names() throws Exception {
        Schema schema = schema();
        String prior = "";
        for (String file : files) {
            schema.newValidator().validate(new StreamSource(new StringReader(file)));
            Document odm = parsed(file);
            assertThat(odm.getDocumentElement().getAttribute("PriorFileOID")).isEqualTo(prior);
            prior = odm.getDocumentElement().getAttribute("FileOID");
            assertThat(undefined(odm)).isEmpty();
            assertThat(file).doesNotContain("Upsert");
        }
    }

    @Test
    void no_arm_is_told() {
        JsonNode arms = auditor.get(Demo.STUDY).orFail("study").json().path("arms");

        assertThat(arms).isNotEmpty();
        assertThat(files)
                .allSatisfy(file -> arms.forEach(arm -> assertThat(file).doesNotContain(arm.asString())));
    }

    @Test
    void who_may_not_read_clinical_data_gets_none() {
        assertThat(as("admin").get(FEED).status()).isEqualTo(403);
    }

    private static TrialClient as(String role) {
        try {
            return Demo.loaded().as(role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> readAll() {
        List<String> all = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            Answer answer = auditor.get(FEED + "?limit=150" + after).orFail("the feed");
            all.add(answer.body());
            after = "&after=" + answer.headers().get("x-next-cursor");
            more = "true".equals(answer.headers().get("x-more"));
        }
        return all;
    }

    private List<String> clinicalEvents() {
        List<String> ids = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = auditor.get(Demo.STUDY + "/history?limit=500" + after)
                    .orFail("history")
                    .json();
            page.path("events")
                    .valueStream()
                    .filter(event -> !NOT_CLINICAL.contains(event.path("type").asString()))
                    .forEach(event -> ids.add(event.path("eventId").asString()));
            after = "&after=" + page.path("next").asString();
            more = page.path("more").asBoolean();
        }
        return ids;
    }

    private static Set<String> undefined(Document odm) {
        Set<String> undefined = new HashSet<>();
        DEFINED_IN.forEach((attribute, definition) -> {
            Set<String> defined = elements(odm, definition).stream()
                    .map(element -> element.getAttribute("OID"))
                    .collect(Collectors.toSet());
            elements(odm, "*").stream()
                    .map(element -> element.getAttribute(attribute))
                    .filter(oid -> !oid.isEmpty() && !defined.contains(oid))
                    .forEach(undefined::add);
        });
        return undefined;
    }

    private static List<Element> elements(Document odm, String name) {
        var found = odm.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Document parsed(String file) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(file)));
    }

    private static Schema schema() throws SAXException {
        Path data = Repository.sharedData()
                .orElseThrow(() -> new IllegalStateException("no ../shared/data beside this clone, so no schema of ODM:"
                        + " whether the feed is ODM can't be told without it"));
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(data.resolve("odm/xsd/odm-1.3.2/ODM1-3-2.xsd").toFile());
    }
}
