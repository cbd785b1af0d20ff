package io.trialledger.visits;

import static io.trialledger.visits.schedule.Lzzt.SITE;
import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.schedule.Lzzt.on;

import io.trialledger.model.Sealed;
import io.trialledger.visits.design.Epoch;
import io.trialledger.visits.design.FormDefined;
import io.trialledger.visits.design.ItemDefined;
import io.trialledger.visits.design.ItemRedefined;
import io.trialledger.visits.design.Items;
import io.trialledger.visits.design.ProtocolAdopted;
import io.trialledger.visits.design.ProtocolVisit;
import io.trialledger.visits.schedule.CollectionStopped;
import io.trialledger.visits.schedule.Departure;
import io.trialledger.visits.schedule.Deviation;
import io.trialledger.visits.schedule.Due;
import io.trialledger.visits.schedule.Lzzt;
import io.trialledger.visits.schedule.SubjectLeft;
import io.trialledger.visits.schedule.Timing;
import io.trialledger.visits.schedule.VisitDateCorrected;
import io.trialledger.visits.schedule.VisitNotDone;
import io.trialledger.visits.schedule.VisitTookPlace;
import io.trialledger.visits.schedule.VisitsCancelled;
import io.trialledger.visits.schedule.VisitsPlanned;
import io.trialledger.visits.visit.ItemCorrected;
import io.trialledger.visits.visit.ItemNotDone;
import io.trialledger.visits.visit.ItemRecorded;
import io.trialledger.visits.visit.ItemValue;
import io.trialledger.visits.visit.QueryAnswered;
import io.trialledger.visits.visit.QueryAsked;
import io.trialledger.visits.visit.QueryClosed;
import io.trialledger.visits.visit.QueryClosed.Settled;
import io.trialledger.visits.visit.QueryOpened;
import io.trialledger.visits.visit.QueryReopened;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** One of each event, as the files in {@code events/} hold them. */
final class Samples {

    private static final String QUERY = SUBJECT + "~WK2~VS.SYSBP~1~1";

    private Samples() {}

    static Stream<Object> events() {
        Sealed<String> text = Sealed.decode("s1:text/sample:" + "A".repeat(64));
        Due due = new Due("2014-01-16", "2014-01-13", "2014-01-19", false);
        ItemValue before = new ItemValue("3.80", null, "g/dL", on("2014-01-16T13:17"));
        ItemValue after = new ItemValue("3.9", null, "g/dL", null);
        ItemValue free = new ItemValue(null, text, null, on("2014-01"));
        return Stream.of(
                new ItemDefined(STUDY, Items.systolic()),
                new ItemRedefined(STUDY, Items.color()),
                Lzzt.opened(),
                Lzzt.consented(),
                new VisitsPlanned(STUDY, SUBJECT, "2", Lzzt.plan().subList(1, 4)),
                new CollectionStopped(STUDY, SUBJECT, LocalDate.of(2014, 5, 1)),
                new VisitsCancelled(STUDY, SUBJECT, List.of("WK4", "WK6"), "DISCONTINUED"),
                new SubjectLeft(STUDY, SUBJECT, Departure.DEAD, on("2014-01")),
                new VisitTookPlace(
                        STUDY, SUBJECT, SITE, "WK2", true, text, on("2014-01-20T09:30"), due, Timing.LATE, null),
                new VisitDateCorrected(
                        STUDY,
                        SUBJECT,
                        SITE,
                        "WK2",
                        on("2014-01-20"),
                        on("2014-01-19"),
                        text,
                        due,
                        Timing.IN,
                        Deviation.AFTER_DISCONTINUATION),
                new VisitNotDone(STUDY, SUBJECT, SITE, "WK4", true, null, text),
                new ItemRecorded(STUDY, SUBJECT, SITE, "WK2", "CO.TEXT", 1, free),
                new ItemCorrected(STUDY, SUBJECT, SITE, "WK2", "LB.ALB", 1, before, after, text),
                new ItemNotDone(STUDY, SUBJECT, SITE, "WK2", "VS.TEMP", 2, after, text),
                new QueryOpened(
                        STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, QUERY, "250", "mmHg", new BigDecimal("70"), null),
                new QueryAsked(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, QUERY, "250", "mmHg", text),
                new QueryAnswered(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, QUERY, text),
                new QueryClosed(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, QUERY, Settled.REVIEWED, text),
                new QueryReopened(STUDY, SUBJECT, SITE, "WK2", "VS.SYSBP", 1, QUERY, null),
                new FormDefined(STUDY, Items.vitalSigns()),
                new ProtocolAdopted(
                        STUDY,
                        "2",
                        List.of(new Epoch("E1", "Treatment")),
                        List.of(new ProtocolVisit("WK2", "Week 2", "E1", List.of("Vital signs")))));
    }
}
