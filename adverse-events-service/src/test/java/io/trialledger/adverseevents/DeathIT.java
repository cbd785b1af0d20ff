package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.Trial.fatal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneTrial.class)
class DeathIT {

    private final Trial trial;
    private final String subject;

    DeathIT(Trial trial) {
        this.trial = trial;
        this.subject = trial.subject();
    }

    @Test
    void a_death_takes_the_subject_out_of_the_study_once_enrollment_is_back() throws Exception {
        trial.put(subject, "FIRST", Trial.rash()); // the subject is known before enrollment goes
        trial.enrollment().stop();
        HttpResponse<String> died = trial.put(subject, "AE1", fatal());
        assertThat(died.statusCode()).as(died.body()).isEqualTo(201);
        trial.enrollmentIsBack();

        await().untilAsserted(() -> assertThat(trial.enrollment().commandFor(subject))
                .hasValueSatisfying(command -> {
                    assertThat(command.getReasonCode()).isEqualTo("DEATH");
                    assertThat(command.getScope()).isEqualTo("STUDY");
                    assertThat(command.getDiscontinuedOn()).isEqualTo("2013-02-03");
                }));
        assertThat(trial.enrollment().commandsFor(subject)).isEqualTo(1);
    }

    @Test
    void a_refused_discontinuation_becomes_a_query() {
        trial.enrollment().refuse(subject);
        trial.put(subject, "AE1", fatal());

        await().untilAsserted(() -> assertThat(trial.get("/adverse-event-queries?status=OPEN&subject=" + subject, "sam")
                        .body())
                .contains("DISCONTINUATION_REFUSED"));
    }
}
