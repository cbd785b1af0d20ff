package io.trialledger.visits;

import static io.trialledger.visits.RunningService.json;
import static io.trialledger.visits.RunningService.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.trialledger.enrollment.v1.ConsentGiven;
import io.trialledger.enrollment.v1.ConsentWithdrawn;
import io.trialledger.enrollment.v1.ProtocolVersionReleased;
import io.trialledger.enrollment.v1.ScheduledInstance;
import io.trialledger.enrollment.v1.SiteAdded;
import io.trialledger.enrollment.v1.SubjectDiscontinued;
import io.trialledger.enrollment.v1.SubjectRegistered;
import io.trialledger.enrollment.v1.TeamMemberAuthorized;
import io.trialledger.enrollment.v1.TeamMemberRevoked;
import io.trialledger.eventstore.EventLog;
import io.trialledger.visits.schedule.Lzzt;
import io.trialledger.visits.schedule.PlannedVisit;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The service as a whole: HTTP in, events stored, rows out; enrollment is scripted. */
class VisitsIT {

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
        enrollment.publish(protocol());
        Stream.of("701", "702")
                .forEach(site -> enrollment.publish(SiteAdded.newBuilder()
                        .setStudyId("LZZT")
                        .setSiteId(site)
                        .setTimeZone("America/New_York")
                        .build()));
        grant("g1", "site-701", "SITE_SYSTEM", "701");
        grant("g2", "site-702", "SITE_SYSTEM", "702");
        grant("g3", "dora", "DATA_MANAGER", "");
        grant("g4", "mona", "MONITOR", "701");
        grant("g5", "gone", "SITE_SYSTEM", "701");
        enrollment.publish(TeamMemberRevoked.newBuilder()
                .setStudyId("LZZT")
                .setGrantId("g5")
                .setUserId("gone")
                .build());
        IntStream.rangeClosed(1001, 1020).mapToObj(Integer::toString).forEach(subject -> {
            register(subject, "701");
            consent(subject);
        });
        register("2001", "702");
        known = consent("2001");
        HttpResponse<String> defined = await().until(
                        () -> service.put(
                                STUDY + "/item-definitions",
                                TOKENS.person("dora"),
                                DEFINITIONS,
                                "X-Log-Position",
                                known),
                        answer -> answer.statusCode() != 503);
        assertThat(json(defined).path("changed").size()).as(defined.body()).isEqualTo(4);
        known += "," + position(defined);
    }

    private static final String DEFINITIONS = """
            [{"item":"VS.SYSBP","name":"Systolic blood pressure","dataType":"DECIMAL","units":["mmHg"],
              "softRanges":[{"unit":"mmHg","low":70,"high":"200"}]},
             {"item":"LB.BILI","name":"Bilirubin","dataType":"DECIMAL","units":["mg/dL"]},
             {"item":"LB.COLOR","name":"Color","dataType":"CODED","codes":["N"]},
             {"item":"CO.TEXT","name":"Comment","dataType":"TEXT"}]""";

    @AfterAll
    static void stop() {
        service.close();
        enrollment.close();
        TOKENS.close();
    }

    @Test
    void a_planned_visit_is_taken_with_its_window_and_read_back() {
        HttpResponse<String> dose = put("1001", "DOSE", "{\"date\":\"2014-01-02\"}");
        assertThat(dose.statusCode()).as(dose.body()).isEqualTo(201);

        HttpResponse<String> late = put("1001", "WK2", "{\"date\":\"2014-01-20T09:30\",\"scheduled\":\"WK2\"}");
        assertThat(json(late).path("timing").asString()).isEqualTo("LATE");
        assertThat(json(late).path("window").path("to").asString()).isEqualTo("2014-01-19");

        JsonNode schedule = json(get("/subjects/1001/visits", "site-701", late));
        assertThat(schedule.path("referenceProvisional").asBoolean()).isFalse();
        JsonNode wk2 = visit(schedule, "WK2");
        assertThat(wk2.path("status").asString()).isEqualTo("DONE");
        assertThat(wk2.path("studyDay").asInt()).isEqualTo(19);
        assertThat(wk2.path("timing").asString()).isEqualTo("LATE");
        assertThat(visit(schedule, "WK4").path("status").asString()).isEqualTo("PLANNED");
        assertThat(visit(schedule, "WK4").path("target").asString()).isEqualTo("2014-01-30");
        assertThat(visit(schedule, "WK8N").path("provisional").asBoolean()).isTrue();

        String all = get("/visits?site=701", "mona", late).body();
        assertThat(all).contains("\"subject\":\"1001\",\"visit\":\"WK2\"").doesNotContain("PLANNED");
        assertThat(json(get("/visits", "site-702", late)).path("visits").size()).isZero();
    }

    @Test
    void a_date_changes_only_with_a_reason_and_moves_the_windows_anchored_on_it() {
        put("1002", "DOSE", "{\"date\":\"2014-01-02\"}");
        put("1002", "WK2", "{\"date\":\"2014-01-20\"}");
        long head = head();

        assertThat(put("1002", "DOSE", "{\"date\":\"2014-01-02\"}").statusCode())
                .isEqualTo(200);
        assertProblem(put("1002", "DOSE", "{\"date\":\"2014-01-06\"}"), 409, "REASON_REQUIRED", "reason");
        assertThat(head()).isEqualTo(head);

        HttpResponse<String> corrected =
                put("1002", "DOSE", "{\"date\":\"2014-01-06\",\"reason\":\"read from the wrong page\"}");
        assertThat(json(corrected).path("outcome").asString()).isEqualTo("CORRECTED");
        JsonNode schedule = json(get("/subjects/1002/visits", "mona", corrected));
        assertThat(visit(schedule, "DOSE").path("reason").asString()).isEqualTo("read from the wrong page");
        assertThat(visit(schedule, "WK2").path("timing").asString()).isEqualTo("IN");
        assertThat(visit(schedule, "WK2").path("timingAtEntry").asString()).isEqualTo("LATE");
    }

    @Test
    void an_unscheduled_visit_and_one_not_done_are_taken() {
        put("1003", "UNS-8.2", "{\"date\":\"2014-03-01\",\"label\":\"UNSCHEDULED 8.2\"}");
        HttpResponse<String> notDone = put("1003", "WK4", "{\"notDone\":{\"reason\":\"snow\"}}");
        assertThat(json(notDone).path("outcome").asString()).isEqualTo("NOT_DONE");

        JsonNode schedule = json(get("/subjects/1003/visits", "site-701", notDone));
        assertThat(visit(schedule, "UNS-8.2").path("label").asString()).isEqualTo("UNSCHEDULED 8.2");
        assertThat(visit(schedule, "UNS-8.2").path("planned").asBoolean()).isFalse();
        assertThat(visit(schedule, "WK4").path("status").asString()).isEqualTo("NOT_DONE");
        assertThat(visit(schedule, "WK4").path("reason").asString()).isEqualTo("snow");
    }

    @Test
    void items_are_answered_one_by_one_in_order() {
        HttpResponse<String> answer = submit("site-701", """
                {"visits":[
                 {"subject":"1004","visit":"SCREEN1","date":"2014-01-01","items":[
                  {"item":"VS.SYSBP","value":"120.0","unit":"mmHg"},
                  {"item":"VS.SYSBP","repeat":2,"value":"250","unit":"mmHg","date":"2014-01-01T10:15"},
                  {"item":"LB.BILI","value":"<0.2","unit":"mg/dL","date":"2014"},
                  {"item":"LB.GONE","value":"1"},
                  {"item":"LB.BILI","repeat":2,"value":"1","unit":"kg"},
                  {"item":"LB.BILI","repeat":2,"value":"1","unit":"mg/dL","date":"2014-02-30"},
                  {"item":"LB.COLOR","notDone":true,"reason":"no sample"},
                  {"item":"CO.TEXT","value":"felt dizzy"}]},
                 {"subject":"2001","visit":"SCREEN1","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]},
                 {"subject":"1004","visit":"WK22","scheduled":"WK22","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]},
                 {"subject":"9999","visit":"WK2","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]},
                 {"subject":"1004","visit":"WK2","date":"2013-5","items":[{"item":"LB.COLOR","value":"N"}]}]}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode visits = json(answer).path("visits");
        assertThat(results(visits.get(0)))
                .containsExactly(
                        "accepted",
                        "acceptedWithQuery 1004~SCREEN1~VS.SYSBP~2~1",
                        "accepted",
                        "rejected UNKNOWN_ITEM visits[0].items[3].item",
                        "rejected UNKNOWN_UNIT visits[0].items[4].unit",
                        "rejected DATE_INVALID visits[0].items[5].date",
                        "accepted",
                        "accepted");
        assertThat(visits.get(0).path("result").asString()).isEqualTo("RECORDED");
        assertThat(results(visits.get(1))).containsExactly("rejected NOT_AUTHORIZED visits[1].subject");
        assertThat(results(visits.get(2))).containsExactly("rejected UNKNOWN_VISIT visits[2].scheduled");
        assertThat(results(visits.get(3)).get(0)).startsWith("rejected UNKNOWN_SUBJECT visits[3]");
        assertThat(results(visits.get(4))).containsExactly("rejected DATE_INVALID visits[4].date");
        assertThat(json(answer).path("accepted").asInt()).isEqualTo(4);
        assertThat(json(answer).path("acceptedWithQuery").asInt()).isEqualTo(1);
        assertThat(json(answer).path("rejected").asInt()).isEqualTo(7);

        assertReadBack(answer);
    }

    private static void assertReadBack(HttpResponse<String> answer) {
        String lines = get("/items.ndjson?site=701", "mona", answer).body();
        assertThat(lines.lines().filter(line -> line.contains("\"subject\":\"1004\"")))
                .hasSize(5)
                .anyMatch(line -> line.contains("\"value\":\"120.0\",\"unit\":\"mmHg\",\"date\":null"))
                .anyMatch(line -> line.contains("\"value\":\"<0.2\",\"unit\":\"mg/dL\",\"date\":\"2014\""))
                .anyMatch(line -> line.contains("\"notDone\":true,\"reason\":\"no sample\""))
                .anyMatch(line -> line.contains("\"value\":\"felt dizzy\""));
        JsonNode queries = json(get("/queries?site=701", "mona", answer)).path("queries");
        assertThat(queries.toString()).contains("1004~SCREEN1~VS.SYSBP~2~1", "\"high\":\"200\"");
        assertThat(get("/items.ndjson", "site-702", answer).body()).doesNotContain("1004");
        assertThat(json(get("/queries", "site-702", answer)).path("queries").size())
                .isZero();
    }

    @Test
    void a_correction_keeps_the_old_value_and_the_same_value_again_makes_no_event() {
        submit("site-701", items("1005", "{\"item\":\"LB.BILI\",\"value\":\"0.4\",\"unit\":\"mg/dL\"}"));
        long head = head();
        HttpResponse<String> again =
                submit("site-701", items("1005", "{\"item\":\"LB.BILI\",\"value\":\"0.4\",\"unit\":\"mg/dL\"}"));
        assertThat(results(json(again).path("visits").get(0))).containsExactly("accepted");
        assertThat(head()).isEqualTo(head);

        HttpResponse<String> without =
                submit("site-701", items("1005", "{\"item\":\"LB.BILI\",\"value\":\"0.40\",\"unit\":\"mg/dL\"}"));
        assertThat(results(json(without).path("visits").get(0)))
                .containsExactly("rejected REASON_REQUIRED visits[0].items[0].reason");

        HttpResponse<String> corrected = submit(
                "site-701",
                items(
                        "1005",
                        "{\"item\":\"LB.BILI\",\"value\":\"0.40\",\"unit\":\"mg/dL\",\"reason\":\"as printed\"}"));
        JsonNode visit = json(get("/subjects/1005/visits/SCREEN1?history=true", "site-701", corrected));
        JsonNode item = visit.path("items").get(0);
        assertThat(item.path("value").asString()).isEqualTo("0.40");
        assertThat(item.path("reason").asString()).isEqualTo("as printed");
        assertThat(item.path("history").size()).isEqualTo(1);
        assertThat(item.path("history").get(0).path("value").asString()).isEqualTo("0.4");
        assertThat(item.path("recordedBy").asString()).isEqualTo("Name of site-701");

        String then = "visits=" + (Long.parseLong(position(corrected).replace("visits=", "")) - 1);
        assertThat(json(get("/subjects/1005/items?asOf=" + then, "site-701", corrected))
                        .path("items")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("0.4");
    }

    @Test
    void a_repeated_submission_is_answered_as_the_first_time_even_after_a_crash() {
        String key = UUID.randomUUID().toString();
        String body = """
                {"visits":[
                 {"subject":"1006","visit":"SCREEN1","date":"2014-01-01","items":[{"item":"VS.SYSBP","value":"250","unit":"mmHg"},{"item":"X","value":"1"}]},
                 {"subject":"1007","visit":"SCREEN1","date":"2014-01-01","items":[{"item":"LB.COLOR","value":"N"}]}]}""";
        HttpResponse<String> first = submit("site-701", body, "Idempotency-Key", key);
        long head = head();

        assertThat(submit("site-701", body, "Idempotency-Key", key).body()).isEqualTo(first.body());

        forgetAnswers();
        assertThat(submit("site-701", body, "Idempotency-Key", key).body()).isEqualTo(first.body());
        assertThat(head()).isEqualTo(head);

        assertProblem(
                submit("site-701", body.replace("250", "251"), "Idempotency-Key", key),
                409,
                "KEY_REUSED",
                "Idempotency-Key");
    }

    @Test
    void a_thousand_items_are_taken_at_once() {
        String visits = IntStream.range(0, 10)
                .mapToObj(visit -> """
                        {"subject":"1008","visit":"UNS-%d","date":"2014-02-0%d","items":[%s]}""".formatted(
                                visit,
                                1 + visit % 9,
                                String.join(
                                        ",",
                                        IntStream.range(0, 150)
                                                .mapToObj(i -> "{\"item\":\"LB.BILI\",\"repeat\":" + (i + 1)
                                                        + ",\"value\":\"0." + i + "\",\"unit\":\"mg/dL\"}")
                                                .toList())))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();

        HttpResponse<String> answer = submit("site-701", "{\"visits\":[" + visits + "]}");

        assertThat(json(answer).path("accepted").asInt()).isEqualTo(1500);
        assertThat(json(get("/subjects/1008/items", "site-701", answer))
                        .path("items")
                        .size())
                .isEqualTo(1500);
    }

    @Test
    void what_remains_of_the_plan_is_cancelled_when_the_subject_leaves_and_a_later_visit_is_flagged() {
        put("1009", "DOSE", "{\"date\":\"2014-01-02\"}");
        String left = enrollment.publish(SubjectDiscontinued.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId("1009")
                .setScope("STUDY")
                .setDiscontinuedOn("2014-01")
                .setReasonCode("DEATH")
                .build());

        HttpResponse<String> late = service.put(
                path("1009", "WK6"), TOKENS.machine("site-701"), "{\"date\":\"2014-02-13\"}", "X-Log-Position", left);
        assertThat(json(late).path("deviation").asString()).isEqualTo("AFTER_DEATH");
        JsonNode schedule = json(get("/subjects/1009/visits", "site-701", late));
        assertThat(schedule.path("status").asString()).isEqualTo("DEAD");
        assertThat(visit(schedule, "WK4").path("status").asString()).isEqualTo("CANCELLED");
        assertThat(visit(schedule, "WK6").path("deviation").asString()).isEqualTo("AFTER_DEATH");
        assertThat(visit(schedule, "DOSE").path("deviation").isNull()).isTrue();
    }

    @Test
    void data_dated_before_consent_or_after_its_withdrawal_are_refused() {
        String withdrawn = enrollment.publish(ConsentWithdrawn.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId("1010")
                .setScope("DATA_COLLECTION")
                .setWithdrawnOn("2014-03-01")
                .build());
        await().untilAsserted(() -> assertThat(service.get(
                                STUDY + "/subjects/1010/visits",
                                TOKENS.machine("site-701"),
                                "X-Log-Position",
                                withdrawn)
                        .body())
                .contains("\"status\":\"WITHDRAWN\""));
        long head = head();

        assertProblem(put("1010", "SCREEN1", "{\"date\":\"2013-12-25\"}"), 409, "BEFORE_CONSENT", "date");
        assertProblem(put("1010", "WK8", "{\"date\":\"2014-03-02\"}"), 409, "AFTER_WITHDRAWAL", "date");
        assertThat(head()).isEqualTo(head);
        assertThat(put("1010", "WK8", "{\"date\":\"2014-03-01\"}").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-5, 400, DATE_INVALID, date",
        "2014-02-30, 400, DATE_INVALID, date",
        "2014-02, 400, DATE_INVALID, date",
        "2014-02-03Z, 400, DATE_INVALID, date",
        "3014-02-03, 409, DATE_IN_FUTURE, date"
    })
    void a_bad_date_is_refused_by_name(String date, int status, String rule, String field) {
        long head = head();
        assertProblem(put("1011", "SCREEN1", "{\"date\":\"" + date + "\"}"), status, rule, field);
        assertThat(head()).isEqualTo(head);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"date\":', 400, MALFORMED",
        "'{\"dates\":\"2014-01-01\"}', 400, MALFORMED",
        "'{}', 400, DATE_MISSING",
        "'[]', 400, MALFORMED"
    })
    void a_bad_body_is_refused(String body, int status, String rule) {
        long head = head();
        assertProblem(put("1011", "SCREEN1", body), status, rule, null);
        assertThat(head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"visits\":[]}",
                "{\"visits\":[{}]}",
                "{\"visits\":[null]}",
                "{\"visits\":{}}"
            })
    void a_submission_of_another_shape_is_refused(String body) {
        long head = head();
        assertProblem(submit("site-701", body), 400, "MALFORMED", null);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void who_may_not_is_refused() {
        String body = "{\"date\":\"2014-01-01\"}";
        long head = head();
        assertProblem(service.put(path("1012", "SCREEN1"), "", body), 401, "NOT_AUTHENTICATED", null);
        assertProblem(
                service.put(path("1012", "SCREEN1"), TOKENS.expired("site-701"), body), 401, "NOT_AUTHENTICATED", null);
        for (String nobody : List.of("site-702", "gone", "mona", "stranger")) {
            HttpResponse<String> answer = service.put(path("1012", "SCREEN1"), TOKENS.machine(nobody), body);
            assertProblem(answer, 403, "NOT_AUTHORIZED", null);
        }
        assertProblem(submit("mona", items("1012", "")), 403, "NOT_AUTHORIZED", null);
        assertProblem(
                service.put(
                        STUDY + "/item-definitions/X",
                        TOKENS.machine("site-701"),
                        "{\"name\":\"X\",\"dataType\":\"TEXT\"}"),
                403,
                "NOT_AUTHORIZED",
                null);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        String body = "{\"date\":\"2014-01-01\"}";
        assertProblem(put("9999", "SCREEN1", body), 404, "UNKNOWN_SUBJECT", null);
        assertProblem(
                service.put("/studies/NOPE/subjects/1/visits/SCREEN1", TOKENS.machine("site-701"), body),
                404,
                "UNKNOWN_STUDY",
                null);
        assertProblem(
                service.get(STUDY + "/subjects/1011/visits/WK99", TOKENS.machine("site-701")),
                404,
                "UNKNOWN_VISIT",
                null);
        assertProblem(
                service.get(STUDY + "/item-definitions/NOPE", TOKENS.machine("site-701")), 404, "UNKNOWN_ITEM", null);
    }

    @Test
    void nothing_is_refused_because_this_service_is_behind() throws Exception {
        HttpResponse<String> ahead = service.put(
                path("1013", "SCREEN1"),
                TOKENS.machine("site-701"),
                "{\"date\":\"2014-01-01\"}",
                "X-Log-Position",
                "enrollment=100000");
        assertProblem(ahead, 503, "NOT_YET_KNOWN", null);
        assertThat(ahead.headers().firstValue("Retry-After")).isPresent();

        register("3001", "701");
        String sent = consent("3001");
        assertThat(put("3001", "SCREEN1", "{\"date\":\"2014-01-01\"}", "X-Log-Position", sent)
                        .statusCode())
                .isEqualTo(201);

        enrollment.stop();
        try {
            String key = UUID.randomUUID().toString();
            String body = items("3002", "{\"item\":\"LB.COLOR\",\"value\":\"N\"}");
            assertProblem(submit("site-701", body, "Idempotency-Key", key), 503, "NOT_YET_KNOWN", null);
            register("3002", "701");
            consent("3002");
            enrollment.startAgain();
            await().untilAsserted(() -> {
                HttpResponse<String> answer = submit("site-701", body, "Idempotency-Key", key);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(json(answer).path("accepted").asInt()).isEqualTo(1);
            });
        } finally {
            if (enrollment.isStopped()) {
                enrollment.startAgain();
            }
        }
    }

    @Test
    void the_same_rows_come_out_of_a_replay() {
        HttpResponse<String> done = submit("site-701", """
                {"visits":[{"subject":"1014","visit":"SCREEN1","date":"2014-01-01","items":[
                 {"item":"VS.SYSBP","value":"250","unit":"mmHg"},{"item":"LB.COLOR","value":"N"}]}]}""");
        await().untilAsserted(() -> assertThat(everything(done)).contains("1014"));
        String before = everything(done);

        EventProcessingConfiguration processing = service.bean(EventProcessingConfiguration.class);
        Stream.of("visit-schedule", "item-values", "open-queries", "item-catalog")
                .forEach(group -> {
                    StreamingEventProcessor processor = processing
                            .eventProcessor(group, StreamingEventProcessor.class)
                            .orElseThrow();
                    processor.shutDown();
                    processor.resetTokens();
                    processor.start();
                });

        await().untilAsserted(() -> assertThat(everything(done)).isEqualTo(before));
    }

    private static String everything(HttpResponse<String> since) {
        return Stream.of(
                        "/subjects/1014/visits",
                        "/subjects/1014/items?history=true",
                        "/item-definitions",
                        "/queries?limit=500")
                .map(path -> get(path, "dora", since).body())
                .toList()
                .toString();
    }

    private static ProtocolVersionReleased protocol() {
        ProtocolVersionReleased.Builder protocol =
                ProtocolVersionReleased.newBuilder().setStudyId("LZZT").setVersion("2");
        for (PlannedVisit visit : Lzzt.plan()) {
            protocol.addSchedule(ScheduledInstance.newBuilder()
                    .setKey(visit.visit())
                    .setLabel(visit.label())
                    .setEpochId(visit.epoch())
                    .setAnchorKey(visit.anchor())
                    .setOffset(visit.offset())
                    .setBefore(visit.before())
                    .setWindowLower(Objects.requireNonNullElse(visit.windowLower(), ""))
                    .setWindowUpper(Objects.requireNonNullElse(visit.windowUpper(), ""))
                    .setFixedReference(visit.fixedReference()));
        }
        return protocol.build();
    }

    private static void grant(String grant, String user, String role, String site) {
        enrollment.publish(TeamMemberAuthorized.newBuilder()
                .setStudyId("LZZT")
                .setGrantId(grant)
                .setUserId(user)
                .setRole(role)
                .setSiteId(site)
                .setFrom(LocalDate.of(2012, 1, 1).toString())
                .build());
    }

    private static void register(String subject, String site) {
        enrollment.publish(SubjectRegistered.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setSiteId(site)
                .build());
    }

    private static String consent(String subject) {
        return enrollment.publish(ConsentGiven.newBuilder()
                .setStudyId("LZZT")
                .setSubjectId(subject)
                .setConsentVersion("1")
                .setConsentedOn("2013-12-26")
                .build());
    }

    private static String path(String subject, String visit) {
        return STUDY + "/subjects/" + subject + "/visits/" + visit;
    }

    private static HttpResponse<String> put(String subject, String visit, String body, String... headers) {
        return service.put(path(subject, visit), TOKENS.machine("site-701"), body, withKnown(headers));
    }

    private static HttpResponse<String> submit(String client, String body, String... headers) {
        return service.post(STUDY + "/submissions", TOKENS.machine(client), body, withKnown(headers));
    }

    private static String[] withKnown(String... headers) {
        List<String> all = new ArrayList<>(List.of("X-Log-Position", known));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    private static HttpResponse<String> get(String path, String client, HttpResponse<String> since) {
        return service.get(STUDY + path, TOKENS.machine(client), "X-Log-Position", position(since));
    }

    private static String items(String subject, String items) {
        return "{\"visits\":[{\"subject\":\"" + subject + "\",\"visit\":\"SCREEN1\",\"date\":\"2014-01-01\",\"items\":["
                + items + "]}]}";
    }

    private static JsonNode visit(JsonNode schedule, String key) {
        for (JsonNode visit : schedule.path("visits")) {
            if (visit.path("visit").asString().equals(key)) {
                return visit;
            }
        }
        throw new AssertionError("no " + key + " in " + schedule);
    }

    /** The results of a visit's items, each as a line. */
    private static List<String> results(JsonNode visit) {
        List<String> lines = new ArrayList<>();
        for (JsonNode item : visit.path("items")) {
            lines.add(Stream.of("result", "queryId", "rule", "field")
                    .map(field -> item.path(field).asString(""))
                    .filter(text -> !text.isEmpty())
                    .reduce((one, other) -> one + " " + other)
                    .orElseThrow());
        }
        return lines;
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String rule, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("rule").asString("")).as(answer.body()).isEqualTo(rule);
        if (field != null) {
            assertThat(json(answer).path("field").asString(""))
                    .as(answer.body())
                    .isEqualTo(field);
        }
    }

    private static long head() {
        return service.bean(EventLog.class).head();
    }

    /** As if the service had crashed after its commits and before it kept the answers. */
    private static void forgetAnswers() {
        assertThat(service.bean(MongoDatabase.class)
                        .getCollection("idempotency")
                        .deleteMany(new Document())
                        .getDeletedCount())
                .isPositive();
    }
}
