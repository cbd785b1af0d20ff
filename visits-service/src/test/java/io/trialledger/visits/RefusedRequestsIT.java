package io.trialledger.visits;

import static io.trialledger.visits.Refusals.assertRefused;
import static io.trialledger.visits.Trial.STUDY;
import static io.trialledger.visits.Trial.items;
import static io.trialledger.visits.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.trialledger.starter.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not, what is not there, and what can't be read. */
@ExtendWith(WithTrial.class)
class RefusedRequestsIT {

    private static final String BODY = "{\"date\":\"2014-01-01\"}";

    private final Trial trial;
    private final RunningService service;
    private final TestTokens tokens;

    RefusedRequestsIT(Trial trial) {
        this.trial = trial;
        this.service = trial.service();
        this.tokens = trial.tokens();
    }

    @Test
    void who_may_not_is_refused() {
        String subject = trial.subject();
        long head = headOnceSeen(subject);
        assertRefused(service.put(path(subject, "DOSE"), "", BODY), 401, "NOT_AUTHENTICATED", null);
        assertRefused(
                service.put(path(subject, "DOSE"), tokens.expired("site-701"), BODY), 401, "NOT_AUTHENTICATED", null);
        for (String nobody : List.of("site-702", "gone", "mona", "stranger")) {
            HttpResponse<String> answer = service.put(path(subject, "DOSE"), tokens.machine(nobody), BODY);
            assertRefused(answer, 403, "NOT_AUTHORIZED", null);
        }
        assertRefused(trial.submit("mona", items(subject, "")), 403, "NOT_AUTHORIZED", null);
        assertRefused(
                service.put(
                        STUDY + "/item-definitions/X",
                        tokens.machine("site-701"),
                        "{\"name\":\"X\",\"dataType\":\"TEXT\"}"),
                403,
                "NOT_AUTHORIZED",
                null);
        assertThat(trial.head()).isEqualTo(head);
    }

    @Test
    void what_a_refused_sender_wrote_leaves_no_key_behind() {
        String subject = trial.subject();
        headOnceSeen(subject);
        long keys = keys();
        String body = "{\"date\":\"2014-01-01\",\"label\":\"words of nobody\"}";

        assertRefused(
                service.put(path(subject, "UNS-1"), tokens.machine("site-702"), body), 403, "NOT_AUTHORIZED", null);
        assertRefused(
                trial.submit("mona", items(subject, "{\"item\":\"CO.TEXT\",\"value\":\"words of nobody\"}")),
                403,
                "NOT_AUTHORIZED",
                null);
        assertThat(keys()).isEqualTo(keys);

        trial.put(subject, "UNS-1", body);
        assertThat(keys()).isEqualTo(keys + 1);
    }

    @Test
    void what_a_rule_refuses_leaves_no_key_behind() {
        String subject = trial.subject();
        headOnceSeen(subject);
        long keys = keys();

        assertRefused(
                trial.put(subject, "UNS-1", "{\"date\":\"2013-01-01\",\"label\":\"words of somebody\"}"),
                409,
                "BEFORE_CONSENT",
                null);

        assertThat(keys()).isEqualTo(keys);
    }

    @Test
    void who_manages_the_data_of_one_site_defines_nothing_for_all() {
        trial.grant("dina", "DATA_MANAGER", "701");
        long head = trial.head();
        String dina = tokens.person("dina");

        assertRefused(
                service.put(STUDY + "/item-definitions/X", dina, "{\"name\":\"X\",\"dataType\":\"TEXT\"}"),
                403,
                "NOT_AUTHORIZED",
                null);
        assertRefused(
                service.put(
                        STUDY + "/forms/VS",
                        dina,
                        "{\"name\":\"V\",\"activities\":[],\"sections\":[{\"name\":\"A\",\"items\":[{\"item\":\"VS.SYSBP\"}]}]}"),
                403,
                "NOT_AUTHORIZED",
                null);
        assertThat(service.get(STUDY + "/item-definitions", dina).statusCode()).isEqualTo(200);
        assertThat(trial.head()).isEqualTo(head);
    }

    private long keys() {
        return service.bean(MongoClient.class)
                .getDatabase("visits_keys")
                .getCollection("keys")
                .countDocuments();
    }

    @Test
    void what_does_not_exist_is_not_found() {
        String subject = trial.subject();
        headOnceSeen(subject);
        assertRefused(trial.put("9999", "SCREEN1", BODY), 404, "UNKNOWN_SUBJECT", null);
        assertRefused(
                service.put("/studies/NOPE/subjects/1/visits/SCREEN1", tokens.machine("site-701"), BODY),
                404,
                "UNKNOWN_STUDY",
                null);
        assertRefused(
                service.get(STUDY + "/subjects/" + subject + "/visits/WK99", tokens.machine("site-701")),
                404,
                "UNKNOWN_VISIT",
                null);
        assertRefused(
                service.get(STUDY + "/item-definitions/NOPE", tokens.machine("site-701")), 404, "UNKNOWN_ITEM", null);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"date\":', 400, MALFORMED",
        "'{\"dates\":\"2014-01-01\"}', 400, MALFORMED",
        "'{}', 400, DATE_MISSING",
        "'[]', 400, MALFORMED"
    })
    void a_bad_body_is_refused(String body, int status, String rule) {
        String subject = trial.subject();
        long head = headOnceSeen(subject);
        assertRefused(trial.put(subject, "DOSE", body), status, rule, null);
        assertThat(trial.head()).isEqualTo(head);
    }

    /** The head once this service has stored all that follows from the subject's consent. */
    private long headOnceSeen(String subject) {
        assertThat(trial.put(subject, "SCREEN1", BODY).statusCode()).isEqualTo(201);
        return trial.head();
    }
}
