package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.RunningService.position;
import static io.trialledger.adverseevents.Trial.now;
import static io.trialledger.adverseevents.Trial.rash;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a safety officer looks at: clocks by when they are due, what is new, what changed, and the sums. */
@ExtendWith(OneTrial.class)
class SafetyIT {

    private final Trial trial;

    SafetyIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void clocks_say_when_they_are_due_in_words_and_come_in_that_order() {
        String subject = trial.subject();
        trial.put(subject, "FIFTEEN", rash("true", "HOSPITALIZATION", now()));
        HttpResponse<String> last = trial.put(subject, "SEVEN", rash("true", "LIFE_THREATENING", now()));

        JsonNode running = json(
                trial.getAfter(last, "/safety-clocks?status=OPEN,OVERDUE&order=due&limit=1&subject=" + subject, "sam"));
        JsonNode first = running.path("items").get(0);
        assertThat(first.path("event").asString()).isEqualTo("SEVEN");
        assertThat(first.path("display").asString()).isEqualTo("running");
        assertThat(first.path("rule").asString()).isEqualTo("EU and US 7 days, fatal or life-threatening");
        assertThat(first.path("severity").asString()).isEqualTo("MILD");
        assertThat(first.path("serious").asBoolean()).isTrue();
        assertThat(first.has("codedTerm")).isTrue();
        assertThat(Instant.parse(first.path("dueAt").asString())).isAfter(Instant.now());
        JsonNode second = json(trial.get(
                        "/safety-clocks?status=OPEN,OVERDUE&order=due&limit=1&subject=" + subject + "&after="
                                + running.path("next").asString().replace("/", "%2F"),
                        "sam"))
                .path("items")
                .get(0);
        assertThat(second.path("event").asString()).isEqualTo("FIFTEEN");

        JsonNode met = json(trial.get("/safety-clocks?status=MET&order=due&subject=" + subject, "sam"));
        assertThat(met.path("items"))
                .allMatch(clock -> clock.path("display").asString().equals("met"))
                .allMatch(clock -> !clock.path("dueAt").isNull())
                .hasSize(2);
        assertThat(trial.get("/safety-clocks?order=size", "sam").statusCode()).isEqualTo(400);
    }

    @Test
    void a_clock_shows_what_the_present_record_says() {
        String subject = trial.subject();
        HttpResponse<String> reported = trial.put(subject, "AE1", rash("true", "HOSPITALIZATION", now()));
        HttpResponse<String> worse = trial.followUp(
                subject, "AE1", rash("true", "HOSPITALIZATION", now()).replace("MILD", "SEVERE"));

        assertThat(severities(trial.getAfter(worse, "/safety-clocks?subject=" + subject, "sam")))
                .containsOnly("SEVERE");
        assertThat(severities(trial.get("/safety-clocks?subject=" + subject + "&asOf=" + position(reported), "sam")))
                .containsOnly("MILD");
    }

    private static List<String> severities(HttpResponse<String> clocks) {
        return StreamSupport.stream(json(clocks).path("items").spliterator(), false)
                .map(clock -> clock.path("severity").asString())
                .toList();
    }

    @Test
    void versions_say_who_sent_them_and_what_they_changed() {
        String subject = trial.subject();
        trial.put(subject, "AE1", rash());
        HttpResponse<String> followedUp = trial.service()
                .post(
                        Trial.path(subject, "AE1") + "/follow-ups",
                        trial.tokens().person("ina"),
                        rash().replace("MILD", "SEVERE").replace("RASH", "BAD RASH"));

        JsonNode versions = json(trial.read(subject, "AE1", followedUp)).path("versions");
        assertThat(versions.get(0).path("changes").size()).isZero();
        assertThat(versions.get(1).path("byName").asString()).isEqualTo("Name of ina");
        assertThat(versions.get(1).path("role").asString()).isEqualTo("INVESTIGATOR");
        assertThat(versions.get(1).path("changes").toString())
                .isEqualTo("[{\"field\":\"term\",\"from\":\"RASH\",\"to\":\"BAD RASH\"},"
                        + "{\"field\":\"severity\",\"from\":\"MILD\",\"to\":\"SEVERE\"}]");
    }

    @Test
    void the_newest_come_first_with_their_clocks_and_open_queries() {
        String subject = trial.subjectAt("702");
        trial.putBy("site-702", subject, "OLD", rash());
        trial.putBy("site-702", subject, "MIDDLE", rash("false", "HOSPITALIZATION", now()));
        HttpResponse<String> last = trial.putBy("site-702", subject, "NEW", rash());

        JsonNode page = json(trial.getAfter(last, "/adverse-events?order=newest&limit=2&site=702", "sam"));
        assertThat(events(page)).containsExactly("NEW", "MIDDLE");
        JsonNode middle = page.path("items").get(1);
        assertThat(middle.path("openQueries").asInt()).isEqualTo(1);
        assertThat(middle.path("clocks"))
                .extracting(clock -> clock.path("clock").asString() + " "
                        + clock.path("display").asString())
                .containsExactly("SITE_24_HOURS met", "SPONSOR_15_DAYS running");
        assertThat(page.path("items").get(0).path("clocks").size()).isZero();

        JsonNode rest = json(trial.get(
                "/adverse-events?order=newest&limit=2&site=702&after="
                        + page.path("next").asString().replace("/", "%2F").replace("|", "%7C"),
                "sam"));
        assertThat(events(rest)).startsWith("OLD").doesNotContain("NEW", "MIDDLE");
    }

    private static List<String> events(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("event").asString())
                .toList();
    }

    @Test
    void the_summary_counts_present_records_queries_and_clocks_of_the_readers_sites() {
        String subject = trial.subjectAt("703");
        trial.putBy("site-703", subject, "AE1", rash());
        HttpResponse<String> before = trial.putBy("site-703", subject, "AE2", rash("false", "HOSPITALIZATION", now()));
        trial.putBy(
                "site-703",
                subject,
                "AE3",
                Trial.fatal().replace("\"serious\":false", "\"serious\":true,\"awareAt\":\"" + now() + "\""));
        trial.service()
                .post(
                        Trial.path(subject, "AE2") + "/follow-ups",
                        trial.tokens().machine("site-703"),
                        rash("true", "HOSPITALIZATION", now()).replace("2013-02-01", "2013-04"));
        HttpResponse<String> last =
                trial.putBy("site-703", subject, "AE4", rash().replace("\"onset\":\"2013-02-01\",", ""));

        HttpResponse<String> answer = trial.getAfter(last, "/safety-summary?site=703", "sam");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode summary = json(answer);
        assertThat(summary.path("events").asInt()).isEqualTo(4);
        assertThat(summary.path("serious").asInt()).isEqualTo(2);
        assertThat(summary.path("fatal").asInt()).isEqualTo(1);
        assertThat(summary.path("bySeverity").toString()).isEqualTo("{\"mild\":3,\"moderate\":0,\"severe\":1}");
        assertThat(summary.path("bySite").toString()).isEqualTo("[{\"site\":\"703\",\"events\":4,\"serious\":2}]");
        assertThat(summary.path("queries").toString()).isEqualTo("{\"open\":1,\"resolved\":1}");
        assertThat(summary.path("clocks").toString())
                .isEqualTo("{\"running\":1,\"dueSoon\":0,\"overdue\":0,\"met\":2,\"metLate\":0}");
        assertThat(summary.path("zones").toString()).isEqualTo("[\"Europe/Amsterdam\",\"America/New_York\"]");
        JsonNode months = summary.path("overTime");
        assertThat(months.get(0).toString()).isEqualTo("{\"month\":\"2013-02\",\"events\":2,\"serious\":1}");
        assertThat(months.get(1).toString()).isEqualTo("{\"month\":\"2013-03\",\"events\":0,\"serious\":0}");
        assertThat(months.get(2).toString()).isEqualTo("{\"month\":\"2013-04\",\"events\":1,\"serious\":1}");

        JsonNode then = json(trial.get("/safety-summary?site=703&asOf=" + position(before), "sam"));
        assertThat(then.path("events").asInt()).isEqualTo(2);
        assertThat(then.path("queries").path("open").asInt()).isEqualTo(1);

        assertThat(json(trial.getAfter(last, "/safety-summary", "site-701"))
                        .path("bySite")
                        .toString())
                .doesNotContain("703");
        assertThat(trial.get("/safety-summary", "nobody").statusCode()).isEqualTo(403);
    }
}
