package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.Trial.rash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While this service has not read what others know: "no" is said only when it is certain. */
@ExtendWith(OneTrial.class)
class BehindIT {

    private final Trial trial;

    BehindIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void an_unknown_subject_is_404() {
        HttpResponse<String> answer = trial.put("9999", "AE1", rash());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(json(answer).path("rule").asString()).isEqualTo("UNKNOWN_SUBJECT");
    }

    @Test
    void a_consent_on_its_way_is_waited_for_before_its_absence_is_noted() {
        String subject = trial.registeredAt("701");
        assertThat(trial.put(subject, "FIRST", rash()).statusCode()).isEqualTo(201);
        trial.enrollment().withhold();
        try {
            trial.consent(subject);
            HttpResponse<String> early = report(subject, "AE1");
            assertThat(early.statusCode()).as(early.body()).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).isPresent();
            assertThat(json(early).path("rule").asString()).isEqualTo("NOT_YET_KNOWN");
        } finally {
            trial.enrollment().release();
        }
        await().untilAsserted(
                        () -> assertThat(report(subject, "AE1").statusCode()).isEqualTo(201));
        assertThat(json(trial.read(subject, "AE1")).path("flags").toString()).doesNotContain("NO_CONSENT_RECORDED");
        assertThat(json(trial.read(subject, "FIRST")).path("flags").toString()).contains("NO_CONSENT_RECORDED");
    }

    @Test
    void without_enrollment_only_who_is_known_to_have_consented_is_reported_on() throws Exception {
        String consented = trial.subject();
        String registered = trial.registeredAt("701");
        trial.put(consented, "FIRST", rash());
        assertThat(trial.put(registered, "FIRST", rash()).statusCode()).isEqualTo(201);
        trial.enrollment().stop();
        try {
            assertThat(report(consented, "AE1").statusCode()).isEqualTo(201);
            HttpResponse<String> unsure = report(registered, "AE1");
            assertThat(unsure.statusCode()).as(unsure.body()).isEqualTo(503);
            assertThat(json(unsure).path("rule").asString()).isEqualTo("NOT_YET_KNOWN");
        } finally {
            trial.enrollmentIsBack();
        }
        assertThat(trial.read(registered, "AE1").statusCode()).isEqualTo(404);
    }

    /** By a client that has read nothing before. */
    private HttpResponse<String> report(String subject, String event) {
        return trial.service().put(Trial.path(subject, event), trial.tokens().machine("site-701"), rash());
    }

    @Test
    void an_adverse_event_just_reported_is_found_by_who_knows_no_position() {
        String subject = trial.subject();
        trial.put(subject, "AE1", rash());

        assertThat(trial.read(subject, "AE1").statusCode()).isEqualTo(200);
    }
}
