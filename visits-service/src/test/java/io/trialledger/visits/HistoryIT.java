package io.trialledger.visits;

import static io.trialledger.visits.RunningService.json;
import static io.trialledger.visits.Trial.items;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the history of a study tells of visits besides what was done. */
@ExtendWith(WithTrial.class)
class HistoryIT {

    private final Trial trial;

    HistoryIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void shows_the_reason_of_every_act_that_has_one() {
        String subject = trial.subject();
        trial.submit("site-701", items(subject, "{\"item\":\"LB.BILI\",\"value\":\"0.4\",\"unit\":\"mg/dL\"}"));
        trial.submit("site-701", items(subject, """
                        {"item":"LB.BILI","value":"0.44","unit":"mg/dL","reason":"as printed"},
                        {"item":"LB.COLOR","notDone":true,"reason":"no sample"}"""));
        trial.put(subject, "SCREEN1", "{\"date\":\"2014-01-02\",\"reason\":\"read from the wrong page\"}");
        HttpResponse<String> last = trial.put(subject, "WK4", "{\"notDone\":{\"reason\":\"snow\"}}");

        JsonNode told = history(subject, "present", last);
        JsonNode untold = history(subject, "absent", last);

        Map<String, String> reasons = new TreeMap<>();
        told.forEach(event ->
                reasons.put(event.path("type").asString(), event.path("reason").asString()));
        assertThat(reasons)
                .isEqualTo(Map.of(
                        "visits.ItemCorrected", "as printed",
                        "visits.ItemNotDone", "no sample",
                        "visits.VisitDateCorrected", "read from the wrong page",
                        "visits.VisitNotDone", "snow"));
        assertThat(untold)
                .isNotEmpty()
                .noneMatch(event -> reasons.containsKey(event.path("type").asString()));
    }

    private JsonNode history(String subject, String reason, HttpResponse<String> since) {
        HttpResponse<String> answer =
                trial.get("/history?limit=500&subject=" + subject + "&reason=" + reason, "mona", since);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("events");
    }
}
