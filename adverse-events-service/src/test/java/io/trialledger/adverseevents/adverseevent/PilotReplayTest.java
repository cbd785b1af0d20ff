package io.trialledger.adverseevents.adverseevent;

import static io.trialledger.adverseevents.adverseevent.Records.CLOCKS;
import static io.trialledger.adverseevents.adverseevent.Records.KEYS;
import static io.trialledger.adverseevents.adverseevent.Records.RANDOMIZED;
import static io.trialledger.adverseevents.adverseevent.Records.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.model.KeyRing;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every adverse event of the CDISC pilot, then every record of them, through the aggregate. */
class PilotReplayTest {

    private static final List<Recorded> REPORTS = new ArrayList<>();
    private static final List<Recorded> RESENT = new ArrayList<>();
    private static final List<Recorded> FOLLOW_UPS = new ArrayList<>();
    private static final List<Object> EVENTS = new ArrayList<>();

    private static Configuration axon;

    @BeforeAll
    static void replay() {
        Pilot pilot = Pilot.read();
        axon = DefaultConfigurer.defaultConfiguration()
                .configureAggregate(AdverseEvent.class)
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .registerComponent(KeyRing.class, c -> KEYS)
                .registerComponent(SafetyClocks.class, c -> CLOCKS)
                .start();
        axon.eventBus().subscribe(events -> events.forEach(event -> EVENTS.add(event.getPayload())));
        pilot.events().forEach(row -> REPORTS.add(report(pilot, row)));
        for (CSVRecord row : pilot.history()) {
            if (pilot.isRepeated(row)) {
                RESENT.add(followUp(pilot, row));
            } else if (pilot.wasReported(row)) {
                FOLLOW_UPS.add(followUp(pilot, row));
            } else {
                REPORTS.add(report(pilot, row));
            }
        }
    }

    @AfterAll
    static void stop() {
        if (axon != null) {
            axon.shutdown();
        }
    }

    @Test
    void takes_all_557_and_the_one_that_only_the_history_has() {
        assertThat(REPORTS).hasSize(557 + 1).allMatch(Recorded::stored);
        assertThat(EVENTS).filteredOn(AdverseEventReported.class::isInstance).hasSize(557 + 1);
    }

    @Test
    void keeps_every_distinct_version() {
        assertThat(FOLLOW_UPS).hasSize(131).allMatch(Recorded::stored);
        assertThat(EVENTS)
                .filteredOn(AdverseEventFollowedUp.class::isInstance)
                .hasSize(131)
                .map(AdverseEventFollowedUp.class::cast)
                .filteredOn(AdverseEventFollowedUp::present)
                .as("written on the day of the record in ae.csv or after it")
                .hasSizeLessThan(10);
    }

    @Test
    void a_record_sent_again_adds_nothing() {
        assertThat(RESENT).hasSize(557).noneMatch(Recorded::stored);
    }

    @Test
    void queries_the_13_that_contradict_their_seriousness() {
        assertThat(EVENTS)
                .filteredOn(e -> e instanceof QueryOpened q && q.rule() == QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA)
                .hasSize(13);
        assertThat(EVENTS)
                .filteredOn(e -> e instanceof QueryResolved q && q.rule() == QueryRule.SERIOUSNESS_CONTRADICTS_CRITERIA)
                .isEmpty();
        assertThat(EVENTS)
                .filteredOn(e -> e instanceof QueryOpened q && q.rule() == QueryRule.FATAL_WITHOUT_DEATH_CRITERION)
                .isEmpty();
    }

    @Test
    void starts_a_site_clock_for_each_of_the_14() {
        assertThat(EVENTS)
                .filteredOn(ObligationOpened.class::isInstance)
                .map(ObligationOpened.class::cast)
                .filteredOn(o -> o.clock() == SafetyClock.SITE_24_HOURS)
                .hasSize(14)
                .filteredOn(ObligationOpened::provisional)
                .hasSize(13);
    }

    @Test
    void reports_both_deaths() {
        assertThat(EVENTS)
                .filteredOn(DeathReported.class::isInstance)
                .map(e -> ((DeathReported) e).subjectId() + " " + ((DeathReported) e).diedOn())
                .containsExactlyInAnyOrder("01-701-1211 2013-01-14", "01-704-1445 2014-10-31");
    }

    @Test
    void takes_partial_dates_of_onset() {
        assertThat(EVENTS)
                .filteredOn(
                        e -> e instanceof AdverseEventReported r && r.flags().contains(Flag.ONSET_PARTIAL))
                .hasSize(16);
    }

    private static Recorded report(Pilot pilot, CSVRecord row) {
        return axon.commandGateway()
                .sendAndWait(new ReportAdverseEvent(
                        pilot.idOf(row), Pilot.recordOf(row), RANDOMIZED, RECEIVED, false, null));
    }

    private static Recorded followUp(Pilot pilot, CSVRecord row) {
        return axon.commandGateway()
                .sendAndWait(
                        new FollowUpAdverseEvent(pilot.idOf(row), Pilot.recordOf(row), RANDOMIZED, RECEIVED, null));
    }
}
