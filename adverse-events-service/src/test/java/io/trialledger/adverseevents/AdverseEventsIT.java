package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.RunningService.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialledger.enrollment.v1.ConsentGiven;
import io.trialledger.enrollment.v1.SubjectDiscontinued;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.enrollment.v1.TeamMemberAuthorized;
import io.trialledger.enrollment.v1.TeamMemberRevoked;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The service as a whole: HTTP in, events stored, rows out; enrollment is scripted. */
class AdverseEventsIT {

    private static final Tokens TOKENS = new Tokens();
    private static final String STUDY = "/studies/LZZT";

    private static ScriptedEnrollment enrollment;
    private static RunningService service;
    private static String known;

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        enrollment = new ScriptedEnrollment();
        service = RunningService.start(TOKENS, enrollment);
        grant("g1", "site-701", "SITE_SYSTEM", "701");
        grant("g2", "site-702", "SITE_SYSTEM", "702");
        grant("g3", "sam", "SAFETY_OFFICER", "");
        grant("g4", "ina", "INVESTIGATOR", "701");
        grant("g5", "gone", "SITE_SYSTEM", "701");
        enrollment.publish(TeamMemberRevoked.newBuilder()
                .setStudyId("LZZT")
                .setGrantId("g5")
                .setUserId("gone")
                .build());
        Stream.of("1001", "1002", "1003", "1004", "1005", "1006", "1007", "1008", "1009", "1010")
                .forEach(AdverseEventsIT::register);
        known = enrollment.publish(SubjectDiscontinued.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId("1003")
                .setScope("STUDY")
                .setDiscontinuedOn("2013-01")
                .setReasonCode("LOST_TO_FOLLOW_UP")
                .build());
        await().untilAsserted(() ->
                assertThat(get("/adverse-events", "sam").statusCode()).isEqualTo(200));
    }

    @AfterAll
    static void stop() {
        service.close();
        enrollment.close();
        TOKENS.close();
    }

    @Test
    void a_report_is_taken_and_read_back_as_given() {
        String body = """
                {"term":"ERYTHEMA","codedTerm":"ERYTHEMA","onset":"2014-01","end":"2014-01-09","ongoing":false,"severity":"MILD",
                 "serious":false,"criteria":[],"causality":"REMOTE","outcome":"RECOVERED","action":"DOSE_NOT_CHANGED",
                 "awareAt":"2014-01-16T09:00:00-05:00","reportedOn":"2014-01-16","narrative":"after the patch","sourceRecord":"1"}""";

        HttpResponse<String> first = put("1001", "E07.1", body);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location").orElseThrow())
                .endsWith("/api/v1/studies/LZZT/subjects/1001/adverse-events/E07.1");
        assertThat(first.headers().firstValue("ETag")).contains("\"1\"");

        HttpResponse<String> again = put("1001", "E07.1", body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("stored").asBoolean()).isFalse();

        JsonNode record = json(read("1001", "E07.1", first)).path("record");
        assertThat(record.path("term").asString()).isEqualTo("ERYTHEMA");
        assertThat(record.path("onset").asString()).isEqualTo("2014-01");
        assertThat(record.path("end").asString()).isEqualTo("2014-01-09");
        assertThat(record.path("ongoing").asBoolean()).isFalse();
        assertThat(record.path("causality").asString()).isEqualTo("REMOTE");
        assertThat(record.path("action").asString()).isEqualTo("DOSE_NOT_CHANGED");
        assertThat(record.path("awareAt").asString()).isEqualTo("2014-01-16T09:00:00-05:00");
        assertThat(record.path("narrative").asString()).isEqualTo("after the patch");
        assertThat(record.path("sourceRecord").asString()).isEqualTo("1");
    }

    @Test
    void a_contradiction_is_taken_queried_and_closed_by_the_answer() {
        HttpResponse<String> reported = put("1002", "AE1", record("false", "HOSPITALIZATION", now()));
        assertThat(json(reported).path("openQueries").toString()).contains("SERIOUSNESS_CONTRADICTS_CRITERIA");
        assertThat(json(reported).path("openedClocks").size()).isEqualTo(2);
        assertThat(get("/safety-clocks?subject=1002&status=OPEN", "sam", "X-Log-Position", position(reported))
                        .body())
                .contains("SPONSOR_15_DAYS", "\"provisional\":true", "Europe/Amsterdam");

        HttpResponse<String> answered = service.post(
                path("1002", "AE1") + "/follow-ups",
                TOKENS.person("ina"),
                record("true", "HOSPITALIZATION", now()),
                "If-Match",
                "\"1\"");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        assertThat(json(answered).path("version").asInt()).isEqualTo(2);

        JsonNode one = json(read("1002", "AE1", answered));
        assertThat(one.path("version").asInt()).isEqualTo(2);
        assertThat(one.path("versions").size()).isEqualTo(2);
        assertThat(one.path("versions").get(0).path("present").asBoolean()).isFalse();
        assertThat(one.path("versions").get(1).path("by").asString()).isEqualTo("ina");
        assertThat(one.path("queries").get(0).path("status").asString()).isEqualTo("RESOLVED");
        assertThat(one.path("clocks").get(0).path("provisional").asBoolean()).isFalse();

        JsonNode queries = json(get(
                "/adverse-event-queries?subject=1002&rule=SERIOUSNESS_CONTRADICTS_CRITERIA&status=RESOLVED",
                "sam",
                "X-Log-Position",
                position(answered)));
        assertThat(queries.path("items").size()).isEqualTo(1);
        assertThat(queries.path("counts")
                        .path("SERIOUSNESS_CONTRADICTS_CRITERIA")
                        .path("OPEN")
                        .asInt())
                .isZero();
    }

    @Test
    void the_past_is_read_as_it_was() {
        HttpResponse<String> reported = put("1004", "AE1", record("false", "", ""));
        String before = position(reported).replace("adverse-events=", "");
        HttpResponse<String> followedUp = service.post(
                path("1004", "AE1") + "/follow-ups",
                TOKENS.machine("site-701"),
                record("false", "", "").replace("MILD", "SEVERE"));

        HttpResponse<String> then = service.get(
                path("1004", "AE1") + "?asOf=adverse-events=" + before,
                TOKENS.person("sam"),
                "X-Log-Position",
                position(followedUp));

        assertThat(then.statusCode()).as(then.body()).isEqualTo(200);
        assertThat(json(then).path("record").path("severity").asString()).isEqualTo("MILD");
        assertThat(json(then).path("versions").size()).isEqualTo(1);
        assertThat(json(read("1004", "AE1", followedUp))
                        .path("record")
                        .path("severity")
                        .asString())
                .isEqualTo("SEVERE");
    }

    @Test
    void nothing_about_the_subject_is_a_reason_to_refuse() {
        HttpResponse<String> afterLeaving =
                put("1003", "AE1", record("false", "", "").replace("2013-02-01", "2013-02"));
        assertThat(afterLeaving.statusCode()).as(afterLeaving.body()).isEqualTo(201);
        assertThat(json(afterLeaving).path("flags").toString()).contains("ONSET_PARTIAL", "ONSET_AFTER_LEAVING_STUDY");

        HttpResponse<String> beforeConsent =
                put("1003", "AE2", record("false", "", "").replace("2013-02-01", "1998-07-01"));
        assertThat(beforeConsent.statusCode()).isEqualTo(201);
        assertThat(json(beforeConsent).path("openQueries").toString()).contains("ONSET_BEFORE_CONSENT");
    }

    @Test
    void a_death_takes_the_subject_out_of_the_study_once_enrollment_is_back() throws Exception {
        enrollment.stop();
        HttpResponse<String> died = put("1005", "AE1", fatal());
        assertThat(died.statusCode()).as(died.body()).isEqualTo(201);
        enrollment.startAgain();

        await().untilAsserted(() -> assertThat(enrollment.commandFor("1005")).hasValueSatisfying(command -> {
            assertThat(command.getReasonCode()).isEqualTo("DEATH");
            assertThat(command.getScope()).isEqualTo("STUDY");
            assertThat(command.getDiscontinuedOn()).isEqualTo("2013-02-03");
        }));
        assertThat(enrollment.commandsFor("1005")).isEqualTo(1);
    }

    @Test
    void a_refused_discontinuation_becomes_a_query() {
        enrollment.refuse("1006");
        put("1006", "AE1", fatal());

        await().untilAsserted(() -> assertThat(get("/adverse-event-queries?subject=1006&status=OPEN", "sam")
                        .body())
                .contains("DISCONTINUATION_REFUSED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                    | MALFORMED          |",
                "{\"term\":                  | MALFORMED          |",
                "onset=2013-02-30            | MALFORMED          | onset",
                "onset=2013-5                | MALFORMED          | onset",
                "onset=2999-01-01            | DATE_IN_FUTURE     | onset",
                "severity=TERRIBLE           | MALFORMED          | severity",
                "outcome=null                | MALFORMED          | outcome",
                "term=                       | MALFORMED          | term",
                "awareAt=yesterday           | MALFORMED          | awareAt",
                "awareAt=2999-01-01T00:00:00Z| DATE_IN_FUTURE     | awareAt",
                "serious=true                | AWARENESS_REQUIRED | awareAt",
                "arm=PLACEBO                 | MALFORMED          | arm"
            })
    void bad_input_is_named_and_leaves_nothing(String input, String rule, String field) {
        HttpResponse<String> answer = put("1007", "BAD", changed(input.strip()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(json(answer).path("rule").asString()).isEqualTo(rule.strip());
        if (field != null) {
            assertThat(json(answer).path("field").asString()).isEqualTo(field.strip());
        }
        assertThat(read("1007", "BAD").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void only_who_may_reports(String who, String token, int status) {
        HttpResponse<String> answer =
                service.put(path("1008", "AE1"), token, record("false", "", ""), "X-Log-Position", known);

        assertThat(answer.statusCode()).as(who + answer.body()).isEqualTo(status);
    }

    static Stream<Arguments> only_who_may_reports() {
        return Stream.of(
                Arguments.of("no token", "", 401),
                Arguments.of("expired token", TOKENS.expired("site-701"), 401),
                Arguments.of("forged token", TOKENS.forged("site-701"), 401),
                Arguments.of("another site", TOKENS.machine("site-702"), 403),
                Arguments.of("grant ended", TOKENS.machine("gone"), 403),
                Arguments.of("reader", TOKENS.person("sam"), 403),
                Arguments.of("no grant", TOKENS.person("nobody"), 403));
    }

    @Test
    void an_unknown_subject_is_404_and_a_subject_that_may_be_on_its_way_503() {
        assertThat(put("9999", "AE1", record("false", "", "")).statusCode()).isEqualTo(404);

        HttpResponse<String> early = service.put(
                path("9999", "AE1"),
                TOKENS.machine("site-701"),
                record("false", "", ""),
                "X-Log-Position",
                "enrollment=100000");
        assertThat(early.statusCode()).as(early.body()).isEqualTo(503);
        assertThat(json(early).path("rule").asString()).isEqualTo("NOT_YET_KNOWN");
    }

    @Test
    void what_was_never_reported_is_404_and_a_stale_version_412() {
        assertThat(read("1009", "NONE").statusCode()).isEqualTo(404);
        assertThat(service.post(
                                path("1009", "NONE") + "/follow-ups",
                                TOKENS.machine("site-701"),
                                record("false", "", ""))
                        .statusCode())
                .isEqualTo(404);

        put("1009", "AE1", record("false", "", ""));
        HttpResponse<String> stale = service.put(
                path("1009", "AE1"),
                TOKENS.machine("site-701"),
                changed("severity=SEVERE").replace("\"outcome\"", "\"reason\":\"read again\",\"outcome\""),
                "If-Match",
                "\"7\"");
        assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
        HttpResponse<String> unexplained = put("1009", "AE1", changed("severity=SEVERE"));
        assertThat(unexplained.statusCode()).isEqualTo(409);
        assertThat(json(unexplained).path("rule").asString()).isEqualTo("CHANGE_NEEDS_REASON");
    }

    @Test
    void a_follow_up_sent_twice_with_one_key_is_answered_the_same() {
        put("1010", "AE1", record("false", "", ""));
        String key = UUID.randomUUID().toString();
        List<HttpResponse<String>> answers = Stream.of(1, 2)
                .map(time -> service.post(
                        path("1010", "AE1") + "/follow-ups",
                        TOKENS.machine("site-701"),
                        changed("severity=SEVERE"),
                        "Idempotency-Key",
                        key))
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(201, 201);
        assertThat(answers.get(1).body()).isEqualTo(answers.get(0).body());
        assertThat(json(read("1010", "AE1", answers.get(1))).path("versions").size())
                .isEqualTo(2);
    }

    @Test
    void lists_go_by_pages_and_by_lines_and_show_a_site_its_own() {
        HttpResponse<String> last = put("1010", "P1", record("false", "", ""));
        put("1010", "P2", record("false", "", ""));
        last = put("1010", "P3", record("false", "", ""));

        JsonNode page = json(get("/adverse-events?subject=1010&limit=2", "sam", "X-Log-Position", position(last)));
        assertThat(page.path("items").size()).isEqualTo(2);
        JsonNode rest = json(get(
                "/adverse-events?subject=1010&limit=2&after="
                        + page.path("next").asString().replace("/", "%2F"),
                "sam"));
        assertThat(keys(rest)).doesNotContainAnyElementsOf(keys(page)).isNotEmpty();

        HttpResponse<String> lines = service.get(
                STUDY + "/adverse-events?subject=1010&versions=all",
                TOKENS.person("sam"),
                "Accept",
                "application/x-ndjson");
        assertThat(lines.statusCode()).isEqualTo(200);
        assertThat(lines.body().lines()).hasSizeGreaterThanOrEqualTo(3).allMatch(line -> line.contains("\"version\":"));

        assertThat(get("/adverse-events", "site-702").body()).doesNotContain("1010");
    }

    @Test
    void replaying_the_log_leaves_the_same_answers() {
        put("1001", "R1", record("true", "LIFE_THREATENING", now()));
        HttpResponse<String> written = service.post(
                path("1001", "R1") + "/follow-ups",
                TOKENS.machine("site-701"),
                record("false", "LIFE_THREATENING", now()));
        String before = read("1001", "R1", written).body();

        Stream.of("adverse-event-list", "safety-queries", "safety-clocks").forEach(AdverseEventsIT::replay);

        await().untilAsserted(() -> assertThat(read("1001", "R1").body()).isEqualTo(before));
    }

    private static void replay(String group) {
        service.bean(EventProcessingConfiguration.class)
                .eventProcessor(group, StreamingEventProcessor.class)
                .ifPresent(processor -> {
                    processor.shutDown();
                    processor.resetTokens();
                    processor.start();
                });
    }

    private static List<String> keys(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("event").asString())
                .toList();
    }

    private static void grant(String id, String user, String role, String site) {
        enrollment.publish(TeamMemberAuthorized.newBuilder()
                .setStudyId("LZZT")
                .setGrantId(id)
                .setUserId(user)
                .setRole(role)
                .setSiteId(site)
                .setFrom("2012-01-01")
                .build());
    }

    private static void register(String subject) {
        enrollment.publish(SubjectRegistered.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setSiteId("701")
                .build());
        enrollment.publish(ConsentGiven.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setConsentVersion("1")
                .setConsentedOn("2012-06-01")
                .build());
    }

    private static HttpResponse<String> put(String subject, String event, String body) {
        return service.put(path(subject, event), TOKENS.machine("site-701"), body, "X-Log-Position", known);
    }

    private static HttpResponse<String> read(String subject, String event) {
        return service.get(path(subject, event), TOKENS.person("sam"));
    }

    private static HttpResponse<String> read(String subject, String event, HttpResponse<String> after) {
        return service.get(path(subject, event), TOKENS.person("sam"), "X-Log-Position", position(after));
    }

    private static HttpResponse<String> get(String path, String person, String... headers) {
        return service.get(STUDY + path, TOKENS.person(person), headers);
    }

    private static String path(String subject, String event) {
        return STUDY + "/subjects/" + subject + "/adverse-events/" + event;
    }

    private static String now() {
        return OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(10).toString();
    }

    private static String fatal() {
        return """
                {"term":"CARDIAC ARREST","onset":"2013-02-03","end":"2013-02-03","severity":"SEVERE","serious":false,
                 "criteria":["DEATH"],"causality":"NONE","outcome":"FATAL","reportedOn":"%s"}""".formatted(LocalDate.of(2013, 2, 4));
    }

    private static String record(String serious, String criterion, String awareAt) {
        return """
                {"term":"RASH","onset":"2013-02-01","severity":"MILD","serious":%s,"criteria":[%s],"causality":"POSSIBLE",
                 "outcome":"NOT_RECOVERED","awareAt":%s}""".formatted(
                        serious,
                        criterion.isEmpty() ? "" : "\"" + criterion + "\"",
                        awareAt.isEmpty() ? "null" : "\"" + awareAt + "\"");
    }

    /** A good record with one field changed, or the input itself if it names none. */
    private static String changed(String input) {
        if (!input.matches("[a-zA-Z]+=.*")) {
            return input;
        }
        String field = input.substring(0, input.indexOf('='));
        String value = input.substring(input.indexOf('=') + 1);
        String json = List.of("true", "false", "null").contains(value) ? value : "\"" + value + "\"";
        String good = record("false", "", "");
        String without = good.replaceAll("\"" + field + "\":(\"[^\"]*\"|true|false|null|\\[\\]),?", "");
        return without.replaceFirst("\\{", "{\"" + field + "\":" + json + ",").replaceAll(",\\s*}", "}");
    }
}
