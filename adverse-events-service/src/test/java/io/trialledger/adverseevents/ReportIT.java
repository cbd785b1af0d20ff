package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.Trial.now;
import static io.trialledger.adverseevents.Trial.rash;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.trialledger.enrollment.v1.SubjectDiscontinued;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What sites report is taken, whatever it says about the subject, and kept version by version. */
@ExtendWith(OneTrial.class)
class ReportIT {

    private final Trial trial;
    private final String subject;

    ReportIT(Trial trial) {
        this.trial = trial;
        this.subject = trial.subject();
    }

    @Test
    void a_report_is_taken_and_read_back_as_given() {
        String body = """
                {"term":"ERYTHEMA","codedTerm":"ERYTHEMA","onset":"2014-01","end":"2014-01-09","ongoing":false,"severity":"MILD",
                 "serious":false,"criteria":[],"causality":"REMOTE","outcome":"RECOVERED","action":"DOSE_NOT_CHANGED",
                 "awareAt":"2014-01-16T09:00:00-05:00","reportedOn":"2014-01-16","narrative":"after the patch","sourceRecord":"1"}""";

        HttpResponse<String> first = trial.put(subject, "E07.1", body);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location").orElseThrow())
                .endsWith("/api/v1/studies/LZZT/subjects/" + subject + "/adverse-events/E07.1");
        assertThat(first.headers().firstValue("ETag")).contains("\"1\"");

        HttpResponse<String> again = trial.put(subject, "E07.1", body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("stored").asBoolean()).isFalse();

        JsonNode record = json(trial.read(subject, "E07.1", first)).path("record");
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
        HttpResponse<String> reported = trial.put(subject, "AE1", rash("false", "HOSPITALIZATION", now()));
        assertThat(json(reported).path("openQueries").toString()).contains("SERIOUSNESS_CONTRADICTS_CRITERIA");
        assertThat(json(reported).path("openedClocks").size()).isEqualTo(2);
        assertThat(trial.getAfter(reported, "/safety-clocks?status=OPEN&subject=" + subject, "sam")
                        .body())
                .contains("SPONSOR_15_DAYS", "\"provisional\":true", "Europe/Amsterdam");

        HttpResponse<String> answered = trial.service()
                .post(
                        Trial.path(subject, "AE1") + "/follow-ups",
                        trial.tokens().person("ina"),
                        rash("true", "HOSPITALIZATION", now()),
                        "If-Match",
                        "\"1\"");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        assertThat(json(answered).path("version").asInt()).isEqualTo(2);

        JsonNode one = json(trial.read(subject, "AE1", answered));
        assertThat(one.path("version").asInt()).isEqualTo(2);
        assertThat(one.path("versions").size()).isEqualTo(2);
        assertThat(one.path("versions").get(0).path("present").asBoolean()).isFalse();
        assertThat(one.path("versions").get(1).path("by").asString()).isEqualTo("ina");
        assertThat(one.path("queries").get(0).path("status").asString()).isEqualTo("RESOLVED");
        assertThat(one.path("clocks").get(0).path("provisional").asBoolean()).isFalse();

        JsonNode queries = json(trial.getAfter(
                answered,
                "/adverse-event-queries?rule=SERIOUSNESS_CONTRADICTS_CRITERIA&status=RESOLVED&subject=" + subject,
                "sam"));
        assertThat(queries.path("items").size()).isEqualTo(1);
        assertThat(queries.path("counts")
                        .path("SERIOUSNESS_CONTRADICTS_CRITERIA")
                        .path("OPEN")
                        .asInt())
                .isZero();
    }

    @Test
    void nothing_about_the_subject_is_a_reason_to_refuse() {
        trial.enrollment()
                .publish(SubjectDiscontinued.newBuilder()
                        .setStudyId("LZZT")
                        .setSubjectId(subject)
                        .setScope("STUDY")
                        .setDiscontinuedOn("2013-01")
                        .setReasonCode("LOST_TO_FOLLOW_UP")
                        .build());
        trial.subject(); // is known after the discontinuation

        HttpResponse<String> afterLeaving = trial.put(subject, "AE1", rash().replace("2013-02-01", "2013-02"));
        assertThat(afterLeaving.statusCode()).as(afterLeaving.body()).isEqualTo(201);
        assertThat(json(afterLeaving).path("flags").toString()).contains("ONSET_PARTIAL", "ONSET_AFTER_LEAVING_STUDY");

        HttpResponse<String> beforeConsent = trial.put(subject, "AE2", rash().replace("2013-02-01", "1998-07-01"));
        assertThat(beforeConsent.statusCode()).isEqualTo(201);
        assertThat(json(beforeConsent).path("openQueries").toString()).contains("ONSET_BEFORE_CONSENT");
    }

    @Test
    void what_was_never_reported_is_404_a_stale_version_412_and_a_change_without_a_reason_409() {
        assertThat(trial.read(subject, "NONE").statusCode()).isEqualTo(404);
        assertThat(trial.followUp(subject, "NONE", rash(), "X-Log-Position", trial.known())
                        .statusCode())
                .isEqualTo(404);

        trial.put(subject, "AE1", rash());
        HttpResponse<String> stale = trial.service()
                .put(
                        Trial.path(subject, "AE1"),
                        trial.tokens().machine("site-701"),
                        severe().replace("\"outcome\"", "\"reason\":\"read again\",\"outcome\""),
                        "If-Match",
                        "\"7\"");
        assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
        HttpResponse<String> unexplained = trial.put(subject, "AE1", severe());
        assertThat(unexplained.statusCode()).isEqualTo(409);
        assertThat(json(unexplained).path("rule").asString()).isEqualTo("CHANGE_NEEDS_REASON");
    }

    @Test
    void a_follow_up_sent_twice_with_one_key_is_answered_the_same() {
        trial.put(subject, "AE1", rash());
        String key = UUID.randomUUID().toString();
        List<HttpResponse<String>> answers = Stream.of(1, 2)
                .map(time -> trial.followUp(subject, "AE1", severe(), "Idempotency-Key", key))
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(201, 201);
        assertThat(answers.get(1).body()).isEqualTo(answers.get(0).body());
        assertThat(json(trial.read(subject, "AE1", answers.get(1)))
                        .path("versions")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void a_follow_up_repeated_after_a_crash_is_answered_as_the_first_time() {
        trial.put(subject, "AE1", rash());
        String key = UUID.randomUUID().toString();
        String serious = rash("true", "", now());
        HttpResponse<String> first =
                trial.followUp(subject, "AE1", serious, "Idempotency-Key", key, "If-Match", "\"1\"");
        trial.followUp(subject, "AE1", severe());
        trial.service().bean(MongoDatabase.class).getCollection("idempotency").deleteMany(new Document());

        HttpResponse<String> repeated =
                trial.followUp(subject, "AE1", serious, "Idempotency-Key", key, "If-Match", "\"1\"");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(json(first).path("openedClocks")).isNotEmpty();
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(json(trial.read(subject, "AE1", repeated)).path("versions").size())
                .isEqualTo(3);
    }

    @Test
    void history_shows_why_it_was_said_otherwise() {
        trial.put(subject, "AE1", rash());
        HttpResponse<String> changed =
                trial.put(subject, "AE1", severe().replace("\"outcome\"", "\"reason\":\"read again\",\"outcome\""));

        JsonNode told = json(trial.getAfter(changed, "/history?reason=present&subject=" + subject, "dana"))
                .path("events");

        assertThat(told)
                .extracting(event -> event.path("type").asString() + ": "
                        + event.path("reason").asString())
                .contains("adverse-events.AdverseEventFollowedUp: read again")
                .noneMatch(line -> line.startsWith("adverse-events.AdverseEventReported"));
    }

    private static String severe() {
        return rash().replace("MILD", "SEVERE");
    }
}
