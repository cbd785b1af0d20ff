package io.trialledger.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.trialledger.embeddedmongo.EmbeddedMongo;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.ContentCachingResponseWrapper;

class FirstAnswersIT {

    private static final FirstAnswers.Key KEY = new FirstAnswers.Key("key", "body");

    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.open(folder, 0);
        client = MongoClients.create(mongo.uri());
        database = client.getDatabase("x");
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    private FirstAnswers answers(Duration later) {
        return new FirstAnswers(database, Clock.offset(Clock.systemUTC(), later), Duration.ofDays(35));
    }

    @Test
    void a_running_request_is_left_alone_and_that_of_a_dead_process_is_taken_over_once() {
        try (FirstAnswers dead = answers(Duration.ZERO)) {
            assertThat(dead.begin(KEY).state()).isEqualTo(FirstAnswers.State.RUN);
            assertThat(dead.begin(KEY).state()).isEqualTo(FirstAnswers.State.RUNNING);
        }
        try (FirstAnswers other = answers(Duration.ofSeconds(10))) {
            assertThat(other.begin(KEY).state()).isEqualTo(FirstAnswers.State.RUN);
            assertThat(other.begin(KEY).state()).isEqualTo(FirstAnswers.State.RUNNING);
        }
    }

    @Test
    void the_first_answer_is_kept_for_at_least_thirty_days() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        ContentCachingResponseWrapper first = new ContentCachingResponseWrapper(response);
        first.setStatus(201);
        first.setContentType("application/json");
        first.getOutputStream().write("{}".getBytes());
        try (FirstAnswers answers = answers(Duration.ZERO)) {
            answers.begin(KEY);
            answers.finish(KEY, first);
            assertThat(answers.begin(new FirstAnswers.Key("key", "other")).state())
                    .isEqualTo(FirstAnswers.State.OTHER_BODY);
        }
        try (FirstAnswers later = answers(Duration.ofDays(30))) {
            later.forgetOld();
            FirstAnswers.Begun again = later.begin(KEY);
            assertThat(again.state()).isEqualTo(FirstAnswers.State.DONE);
            MockHttpServletResponse replayed = new MockHttpServletResponse();
            again.replay(replayed);
            assertThat(replayed.getStatus()).isEqualTo(201);
            assertThat(replayed.getContentAsString()).isEqualTo("{}");
        }
        try (FirstAnswers muchLater = answers(Duration.ofDays(36))) {
            muchLater.forgetOld();
            assertThat(muchLater.begin(KEY).state()).isEqualTo(FirstAnswers.State.RUN);
        }
    }

    @Test
    void an_abandoned_request_may_be_sent_again_at_once() {
        try (FirstAnswers answers = answers(Duration.ZERO)) {
            answers.begin(KEY);
            answers.abandon(KEY);
            assertThat(answers.begin(KEY).state()).isEqualTo(FirstAnswers.State.RUN);
        }
    }
}
