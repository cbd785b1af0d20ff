package io.trialledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.RunningService.Answer;
import io.trialledger.enrollment.subject.SubjectRegistered;
import java.util.stream.IntStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions over more subjects than may be looked through without an index: 1,500 at site 701, 1,500 at site 702. */
class ManySubjectsIT {

    private static final int SUBJECTS = 3_000;
    /** Behind everything in the log, so that these rows and those of other tests do not meet. */
    private static final long FIRST = 1_000_000_000;

    private static RunningTrial trial;

    @BeforeAll
    static void registered() throws Exception {
        trial = RunningTrial.begun();
        for (String group : new String[] {"subject-list", "enrollment-summary"}) {
            AnnotationEventHandlerAdapter handler = new AnnotationEventHandlerAdapter(projection(group));
            for (int i = 0; i < SUBJECTS; i += 500) {
                handleAll(handler, i, i + 500);
            }
        }
    }

    private static Object projection(String group) {
        return trial.service().context().getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .filter(bean -> bean.getClass()
                        .getAnnotation(ProcessingGroup.class)
                        .value()
                        .equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static void handleAll(AnnotationEventHandlerAdapter handler, int from, int to) throws Exception {
        DefaultUnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(registered(from));
        for (int i = from; i < to; i++) {
            handler.handle(registered(i));
        }
        work.commit();
    }

    private static TrackedEventMessage<?> registered(int number) {
        String subject = String.valueOf(10_000 + number);
        SubjectRegistered event = new SubjectRegistered(trial.study(), subject, number % 2 == 0 ? "701" : "702", "UTC");
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(FIRST + number),
                new GenericDomainEventMessage<>("Subject", "subject/" + trial.study() + "/" + subject, 0, event));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ada,   startsWith=100,                                10000, 100,
            ada,   startsWith=100&site=702,                       10001, 50,
            ada,   startsWith=100&status=REGISTERED&site=701,     10000, 50,
            ada,   startsWith=100&status=REGISTERED,              10000, 100,
            ada,   startsWith=100&after=10097,                    10098, 2,
            ada,   startsWith=10,                                 10000, 100, 10099
            ada,   startsWith=1299,                               12990, 10,
            ada,   status=REGISTERED,                             10000, 100, 10099
            carla, startsWith=1299,                               12990, 5,
            carla, status=REGISTERED&startsWith=1,                10000, 100, 10198
            """)
    void are_found_by_index(String user, String query, String first, int count, String next) {
        Answer answer = trial.get(user, "/subjects?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("subjects").size()).isEqualTo(count);
        assertThat(answer.json().path("subjects").path(0).path("subject").asString())
                .isEqualTo(first);
        assertThat(answer.json().path("next").asString(null)).isEqualTo(next);
    }

    @Test
    void of_which_none_begins_so() {
        assertThat(trial.get("ada", "/subjects?startsWith=9")
                        .json()
                        .path("subjects")
                        .size())
                .isZero();
        assertThat(trial.get("ada", "/subjects?startsWith=").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"ada, '', 3000", "ada, ?site=702, 1500", "carla, '', 1500"})
    void are_counted(String user, String query, int registered) {
        Answer answer = trial.get(user, "/enrollment-summary" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("funnel").path("registered").asInt()).isEqualTo(registered);
        assertThat(IntStream.range(0, answer.json().path("bySite").size())
                        .map(site -> answer.json()
                                .path("bySite")
                                .path(site)
                                .path("registered")
                                .asInt())
                        .sum())
                .isEqualTo(registered);
    }
}
