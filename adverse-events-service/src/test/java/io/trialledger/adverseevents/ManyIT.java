package io.trialledger.adverseevents;

import static io.trialledger.adverseevents.RunningService.json;
import static io.trialledger.adverseevents.RunningService.position;
import static io.trialledger.adverseevents.Trial.now;
import static io.trialledger.adverseevents.Trial.rash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialledger.adverseevents.adverseevent.AdverseEventEvent;
import io.trialledger.adverseevents.adverseevent.AdverseEventId;
import io.trialledger.adverseevents.adverseevent.AdverseEventRecord;
import io.trialledger.adverseevents.adverseevent.AdverseEventReported;
import io.trialledger.adverseevents.adverseevent.ClockBasis;
import io.trialledger.adverseevents.adverseevent.ObligationOpened;
import io.trialledger.adverseevents.adverseevent.Outcome;
import io.trialledger.adverseevents.adverseevent.QueryOpened;
import io.trialledger.adverseevents.adverseevent.QueryRule;
import io.trialledger.adverseevents.adverseevent.SafetyClock;
import io.trialledger.adverseevents.adverseevent.SeriousnessCriterion;
import io.trialledger.adverseevents.adverseevent.Severity;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import io.trialledger.starter.Seals;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Beyond 1,000 documents the embedded database refuses a query that no index serves. */
@ExtendWith(OneTrial.class)
class ManyIT {

    private static final int MANY = 1_010;
    private static final int COMMIT = 600;

    private final Trial trial;

    ManyIT(Trial trial) {
        this.trial = trial;
    }

    @Test
    void every_question_is_served_by_an_index() {
        List<String> subjects = List.of(trial.subjectAt("704"), trial.subjectAt("704"), trial.subjectAt("704"));
        String body = rash("false", "HOSPITALIZATION", now());
        store(subjects);
        HttpResponse<String> last = trial.putBy("site-704", subjects.get(0), "LAST", body);

        await().untilAsserted(() -> assertThat(
                        trial.getAfter(last, "/safety-summary", "sam").statusCode())
                .isEqualTo(200));

        for (String reader : List.of("sam", "site-704")) {
            for (String at : List.of("", "&asOf=" + position(last))) {
                for (String question : questions(subjects.get(0))) {
                    HttpResponse<String> answer = trial.getAfter(last, question + at, reader);
                    assertThat(answer.statusCode())
                            .as(question + at + " by " + reader + ": " + answer.body())
                            .isEqualTo(200);
                }
            }
            assertThat(json(trial.getAfter(last, "/safety-summary?site=704", reader))
                            .path("events")
                            .asInt())
                    .isEqualTo(MANY + 1);
        }
    }

    /** Straight into the log: through the API it would take a minute. */
    private void store(List<String> subjects) {
        Sealed<String> term = trial.service().bean(Seals.class).text("RASH");
        List<EventMessage<?>> events = IntStream.range(0, MANY)
                .boxed()
                .flatMap(i -> events(subjects.get(i % subjects.size()), "AE" + i, term))
                .toList();
        EventStore store = trial.service().bean(EventStore.class);
        for (int i = 0; i < events.size(); i += COMMIT) {
            store.publish(events.subList(i, Math.min(events.size(), i + COMMIT)));
        }
    }

    private static Stream<EventMessage<?>> events(String subject, String event, Sealed<String> term) {
        AdverseEventRecord record = new AdverseEventRecord(
                term,
                null,
                new PartialDate("2013-02-01"),
                null,
                null,
                Severity.MILD,
                false,
                Set.of(SeriousnessCriterion.HOSPITALIZATION),
                null,
                Outcome.NOT_RECOVERED,
                null,
                null,
                null,
                null,
                null);
        OffsetDateTime startedAt = OffsetDateTime.parse("2026-02-10T12:00:00Z");
        List<AdverseEventEvent> happened = List.of(
                new AdverseEventReported("LZZT", "704", subject, event, record, Set.of()),
                new QueryOpened("LZZT", "704", subject, event, QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA, 1),
                new ObligationOpened(
                        "LZZT",
                        "704",
                        subject,
                        event,
                        "SITE_24_HOURS.1",
                        SafetyClock.SITE_24_HOURS,
                        1,
                        ClockBasis.RECEIPT,
                        startedAt,
                        startedAt.plusHours(24),
                        List.of(),
                        true));
        return IntStream.range(0, happened.size())
                .mapToObj(i -> new GenericDomainEventMessage<>(
                        "AdverseEvent", new AdverseEventId("LZZT", subject, event).toString(), i, happened.get(i)));
    }

    private static List<String> questions(String subject) {
        return List.of(
                "/adverse-events?limit=1000",
                "/adverse-events?site=704",
                "/adverse-events?subject=" + subject,
                "/adverse-events?serious=true",
                "/adverse-events?serious=true&site=704",
                "/adverse-events?order=newest&limit=1000",
                "/adverse-events?order=newest&after=2020-01-01T00:00:00Z%7C1%2F2",
                "/adverse-events?order=newest&site=704",
                "/adverse-events?order=newest&serious=false",
                "/adverse-events?order=newest&subject=" + subject,
                "/subjects/" + subject + "/adverse-events?limit=10",
                "/subjects/" + subject + "/adverse-events/LAST?",
                "/safety-clocks?status=OPEN,OVERDUE&order=due",
                "/safety-clocks?site=704",
                "/safety-clocks?subject=" + subject,
                "/adverse-event-queries?status=OPEN",
                "/adverse-event-queries?site=704&rule=SERIOUSNESS_CONTRADICTS_CRITERIA",
                "/adverse-event-queries?subject=" + subject,
                "/adverse-event-queries/" + subject + "~LAST~SERIOUSNESS_CONTRADICTS_CRITERIA~1?",
                "/safety-summary?",
                "/safety-summary?site=704");
    }
}
