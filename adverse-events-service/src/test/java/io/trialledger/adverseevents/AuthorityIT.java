package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.Trial.rash;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.trialledger.starter.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may report and read, and what a refusal leaves behind. */
@ExtendWith(OneTrial.class)
class AuthorityIT {

    private final Trial trial;
    private final String subject;

    AuthorityIT(Trial trial) {
        this.trial = trial;
        this.subject = trial.subject();
    }

    enum Refused {
        NOBODY(401, tokens -> ""),
        TOO_LATE(401, tokens -> tokens.expired("ina")),
        FORGER(401, tokens -> tokens.forged("ina")),
        OTHER_SITE(403, tokens -> tokens.machine("site-702")),
        GRANT_ENDED(403, tokens -> tokens.machine("gone")),
        READER(403, tokens -> tokens.person("sam")),
        NO_MEMBER(403, tokens -> tokens.person("nobody"));

        private final int status;
        private final Function<TestTokens, String> token;

        Refused(int status, Function<TestTokens, String> token) {
            this.status = status;
            this.token = token;
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_who_may_reports_and_a_refusal_leaves_no_key(Refused who) {
        long keys = keys().countDocuments();

        HttpResponse<String> answer = trial.service()
                .put(
                        Trial.path(subject, "AE1"),
                        who.token.apply(trial.tokens()),
                        rash(),
                        "X-Log-Position",
                        trial.known());

        assertThat(answer.statusCode()).as(who + answer.body()).isEqualTo(who.status);
        assertThat(keys().countDocuments()).isEqualTo(keys);
        assertThat(trial.read(subject, "AE1").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_taken_has_a_key() {
        long keys = keys().countDocuments();

        trial.put(subject, "AE1", rash());

        assertThat(keys().countDocuments()).isEqualTo(keys + 1);
    }

    @Test
    void a_site_sees_its_own() {
        HttpResponse<String> reported = trial.put(subject, "AE1", rash());

        assertThat(trial.getAfter(reported, "/adverse-events", "site-702").body())
                .doesNotContain(subject);
        HttpResponse<String> one = trial.service()
                .get(
                        Trial.path(subject, "AE1"),
                        trial.tokens().person("site-702"),
                        "X-Log-Position",
                        RunningService.position(reported));
        assertThat(one.statusCode()).isEqualTo(403);
        assertThat(json(one).path("rule").asString()).isEqualTo("NOT_AUTHORIZED");
    }

    private MongoCollection<Document> keys() {
        return trial.service()
                .bean(MongoClient.class)
                .getDatabase("adverse-events_keys")
                .getCollection("keys");
    }
}
