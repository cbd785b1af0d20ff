package io.trialledger.visits;

import static io.trialledger.visits.Refusals.assertRefused;
import static io.trialledger.visits.RunningService.json;
import static io.trialledger.visits.RunningService.position;
import static io.trialledger.visits.Trial.items;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What differs between two moments, and who made it so. */
@ExtendWith(WithTrial.class)
class DiffIT {

    private static final String BILIRUBIN =
            "{\"item\":\"LB.BILI\",\"value\":\"%s\",\"unit\":\"mg/dL\",\"reason\":\"%s\"}";

    private final Trial trial;

    DiffIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void a_correction_is_told_with_what_it_was_by_whom_and_why() {
        String subject = trial.subject();
        HttpResponse<String> first = record(subject, "0.4", "");
        record(subject, "0.5", "misread");
        HttpResponse<String> last = record(subject, "0.44", "as printed");

        JsonNode diff = diff(subject, "&from=" + position(first), "mona", last);

        assertThat(diff.path("log").asString()).isEqualTo("visits");
        assertThat(diff.path("from").asString()).contains(position(first));
        assertThat(diff.path("changes").size()).isEqualTo(1);
        JsonNode change = diff.path("changes").get(0);
        assertThat(change.path("thing").asString() + " " + change.path("change").asString())
                .isEqualTo("ITEM CHANGED");
        assertThat(change.path("site").asString()).isEqualTo("701");
        assertThat(change.path("subject").asString()).isEqualTo(subject);
        assertThat(change.path("key").toString())
                .isEqualTo("{\"visit\":\"SCREEN1\",\"item\":\"LB.BILI\",\"repeat\":\"1\"}");
        assertThat(change.path("fields").toString())
                .isEqualTo("[{\"field\":\"value\",\"from\":\"0.4\",\"to\":\"0.44\"}]");
        assertThat(change.path("acts"))
                .extracting(act -> act.path("type").asString() + " "
                        + act.path("actor").asString() + " "
                        + act.path("role").asString() + " "
                        + act.path("reason").asString())
                .containsExactly(
                        "visits.ItemCorrected site-701 SITE_SYSTEM misread",
                        "visits.ItemCorrected site-701 SITE_SYSTEM as printed");
        assertThat(change.path("at").asString())
                .isEqualTo(change.at("/acts/1/at").asString());
    }

    @Test
    void what_is_as_it_was_is_not_told() {
        String subject = trial.subject();
        HttpResponse<String> first = record(subject, "0.4", "as printed");
        trial.put(subject, "SCREEN1", "{\"date\":\"2014-01-02\",\"reason\":\"misread\"}");
        record(subject, "0.5", "misread");
        HttpResponse<String> last = record(subject, "0.4", "it was right");

        JsonNode back = diff(subject, "&from=" + position(first) + "&to=" + position(last), "mona", last);
        assertThat(things(back)).containsExactly("VISIT CHANGED date 2014-01-01 2014-01-02");
    }

    @Test
    void a_planned_visit_is_no_difference_and_one_that_took_place_is() {
        String subject = trial.newNumber();
        String before = "visits=" + trial.head();
        trial.tell(Trial.registered(subject, "701"));
        trial.tell(Trial.consented(subject, "2013-12-26"));
        HttpResponse<String> last =
                trial.submit("site-701", items(subject, "{\"item\":\"VS.SYSBP\",\"value\":\"250\",\"unit\":\"mmHg\"}"));

        assertThat(things(diff(subject, "&from=" + before, "mona", last)))
                .containsExactlyInAnyOrder(
                        "VISIT ADDED status null DONE, date null 2014-01-01, timingAtEntry null NO_WINDOW",
                        "ITEM ADDED value null 250, unit null mmHg",
                        "QUERY ADDED status null OPEN, rule null OUT_OF_SOFT_RANGE");
    }

    @Test
    void is_told_in_pages_to_who_reads_the_site() {
        String subject = trial.subject();
        String before = "visits=" + trial.head();
        record(subject, "0.4", "");
        HttpResponse<String> last =
                trial.submit("site-701", items(subject, "{\"item\":\"VS.SYSBP\",\"value\":\"250\",\"unit\":\"mmHg\"}"));
        String all = "&from=" + before + "&to=" + position(last);

        List<String> paged = new ArrayList<>();
        String after = "-1";
        while (!after.isEmpty()) {
            JsonNode page = diff(subject, all + "&limit=1&after=" + after, "mona", last);
            paged.addAll(things(page));
            after = page.path("next").asString("");
        }
        assertThat(paged).containsExactlyElementsOf(things(diff(subject, all, "mona", last)));
        assertThat(things(diff(subject, all, "site-702", last))).isEmpty();
        assertThat(things(diff(subject, all + "&site=702", "dora", last))).isEmpty();
        assertThat(things(diff(subject, all + "&site=701", "dora", last))).hasSize(4);
    }

    @Test
    void moments_that_are_none_are_refused() {
        HttpResponse<String> first = record(trial.subject(), "0.4", "");
        String from = "/diff?from=" + position(first);
        assertRefused(trial.get("/diff", "dora", first), 400, "MALFORMED", "from");
        assertRefused(trial.get("/diff?from=yesterday", "dora", first), 400, "MALFORMED", "from");
        assertRefused(trial.get(from + "&to=visits=0", "dora", first), 400, "MALFORMED", "from");
        assertRefused(trial.get(from + "&to=visits=99999999", "dora", first), 409, "AS_OF_AHEAD", "to");
        assertRefused(trial.get(from + "&limit=0", "dora", first), 400, "MALFORMED", "limit");
        assertRefused(trial.get(from + "&asOf=visits=1", "dora", first), 400, "NO_PAST", "asOf");
    }

    private HttpResponse<String> record(String subject, String value, String reason) {
        HttpResponse<String> recorded =
                trial.submit("site-701", """
                    {"visits":[{"subject":"%s","visit":"SCREEN1","date":null,"items":[%s]}]}\
                    """.formatted(subject, BILIRUBIN.formatted(value, reason)));
        if (json(recorded).path("rejected").asInt() == 0) {
            return recorded;
        }
        return trial.submit("site-701", items(subject, BILIRUBIN.formatted(value, reason)));
    }

    private JsonNode diff(String subject, String more, String reader, HttpResponse<String> since) {
        HttpResponse<String> answer = trial.get("/diff?subject=" + subject + more, reader, since);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static List<String> things(JsonNode diff) {
        List<String> things = new ArrayList<>();
        diff.path("changes").forEach(change -> {
            List<String> fields = new ArrayList<>();
            change.path("fields")
                    .forEach(field -> fields.add(field.path("field").asString() + " "
                            + field.path("from").asString("null") + " "
                            + field.path("to").asString("null")));
            things.add(change.path("thing").asString() + " "
                    + change.path("change").asString() + " " + String.join(", ", fields));
        });
        return things;
    }
}
