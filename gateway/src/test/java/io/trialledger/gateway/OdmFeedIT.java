package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class OdmFeedIT {

    private static final String FEED = "/api/v1/studies/LZZT/history/odm";
    private static final String EVENTS = """
        {"position":0,"at":"2026-01-01T00:00:00.123Z","eventId":"e-0","actor":"ana","actorName":"Ana Ruiz","role":"COORDINATOR",
         "organisation":"Clinic","site":"701","reason":"a <b> \\u0001 & c","reasonCategory":"ENTRY_ERROR","data":
         {"level":"SubjectData","oid":"1015","repeatKey":null,"transaction":"Context","audited":false,"name":"1015","type":"",
          "value":null,"isNull":false,"unit":null,"notes":[],"children":[
         {"level":"StudyEventData","oid":"SE.WK2","repeatKey":null,"transaction":"Context","audited":false,"name":"Week 2",
          "type":"Scheduled","value":null,"isNull":false,"unit":null,"notes":[],"children":[
         {"level":"FormData","oid":"F.VS","repeatKey":null,"transaction":"Context","audited":false,"name":"Vital signs","type":"",
          "value":null,"isNull":false,"unit":null,"notes":[],"children":[
         {"level":"ItemGroupData","oid":"IG.VS","repeatKey":"1","transaction":"Context","audited":false,"name":"Vital signs",
          "type":"","value":null,"isNull":false,"unit":null,"notes":[],"children":[
         {"level":"ItemData","oid":"I.SYSBP","repeatKey":null,"transaction":"Update","audited":true,"name":"Systolic","type":"integer",
          "value":"128","isNull":false,"unit":"mmHg","notes":[{"type":"QUERY","value":"CLOSED","text":"fine"}],
          "children":[]}]}]}]}]}},
        {"position":1,"at":"2026-01-01T00:00:01.000Z","eventId":"e-1","actor":"ana","actorName":"Ana Ruiz","role":"MONITOR",
         "organisation":"Clinic","site":"","reason":null,"reasonCategory":null,"data":null},
        {"position":2,"at":"2026-01-01T00:00:02.000Z","eventId":"e-2","actor":"visits","actorName":"visits","role":"POLICY",
         "organisation":"","site":"701","reason":null,"reasonCategory":"OTHER","data":
         {"level":"SubjectData","oid":"1016","repeatKey":null,"transaction":"Insert","audited":true,"name":"1016","type":"",
          "value":null,"isNull":false,"unit":null,"notes":[],"children":[]}}
        """;

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.services()
                .forEach(service -> service.answers(
                        exchange -> StubService.json(exchange, 200, "{\"head\":-1,\"coveredTo\":-1,\"events\":[]}")));
        WORLD.visits.answers(exchange -> {
            boolean first = exchange.getRequestURI().getQuery().contains("afterPosition=-1");
            String page = first
                    ? "{\"head\":3,\"coveredTo\":2,\"events\":[" + EVENTS + "]}"
                    : "{\"head\":3,\"coveredTo\":3,\"events\":[]}";
            StubService.json(exchange, 200, page);
        });
    }

    @Test
    void a_file_is_valid_odm_with_who_when_where_why() throws IOException, InterruptedException, SAXException {
        HttpResponse<String> file = WORLD.get(FEED + "?limit=3");

        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        schema().newValidator().validate(new StreamSource(new StringReader(file.body())));
        assertThat(file.body())
                .contains("FileType=\"Transactional\"", "TransactionType=\"Update\"", "Value=\"128\"")
                .contains("<UserRef UserOID=\"USR:ana\"", "<LocationRef LocationOID=\"LOC:701\"")
                .contains("<DateTimeStamp>2026-01-01T00:00:00.123Z</DateTimeStamp>")
                .contains("<ReasonForChange>a &lt;b> \uFFFD &amp; c</ReasonForChange>".replace("b>", "b&gt;"))
                .contains("<ReasonForChange>OTHER</ReasonForChange>")
                .contains("<SourceID>e-0</SourceID>", "<SourceID>e-2</SourceID>")
                .doesNotContain("e-1", "Upsert", "Archival");
        assertThat(WORLD.visits.asked.get(0).target()).isEqualTo(FEED + "?afterPosition=-1&limit=3");
    }

    @Test
    void files_are_chained_by_the_positions_they_go_to() throws IOException, InterruptedException, SAXException {
        HttpResponse<String> first = WORLD.get(FEED + "?limit=3");
        String next = first.headers().firstValue("X-Next-Cursor").orElseThrow();
        HttpResponse<String> second = WORLD.get(FEED + "?limit=3&after=" + next);

        assertThat(first.headers().firstValue("X-More")).contains("true");
        assertThat(first.headers().firstValue("Link"))
                .contains("<" + FEED + "?after=" + next + "&limit=3>; rel=\"next\"");
        assertThat(first.body())
                .contains(" FileOID=\"urn:trialledger:LZZT:enrollment=-1:visits=2:adverse-events=-1\"")
                .doesNotContain("PriorFileOID");
        schema().newValidator().validate(new StreamSource(new StringReader(second.body())));
        assertThat(second.body())
                .contains(
                        " FileOID=\"urn:trialledger:LZZT:enrollment=-1:visits=3:adverse-events=-1\"",
                        "PriorFileOID=\"urn:trialledger:LZZT:enrollment=-1:visits=2:adverse-events=-1\"");
        assertThat(second.headers().firstValue("X-More")).contains("false");
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "after=AQMA", "limit=0", "limit=501", "limit=x", "site=701", "limit=1&limit=2"})
    void a_malformed_question_is_refused_with_its_field(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.get(FEED + "?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(World.rule(response)).isEqualTo("MALFORMED");
        assertThat(World.json(response).get("field").asString()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_cursor_of_the_history_is_none_of_the_feed() throws IOException, InterruptedException {
        String next = World.json(WORLD.get("/api/v1/studies/LZZT/history?limit=3"))
                .get("next")
                .asString();

        assertThat(World.rule(WORLD.get(FEED + "?after=" + next))).isEqualTo("CURSOR_OF_ANOTHER_FILTER");
    }

    private static Schema schema() throws SAXException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path xsd = folder.resolveSibling("shared").resolve("data/odm/xsd/odm-1.3.2/ODM1-3-2.xsd");
            if (folder.getFileName() != null && Files.exists(xsd)) {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(xsd.toFile());
            }
            folder = folder.getParent();
        }
        String missing = "the schema ../shared/data/odm/xsd isn't beside the repository";
        return "true".equals(System.getenv("CI")) ? fail(missing + ", and CI=true demands it") : abort(missing);
    }
}
