package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The main timeline of protocol H2Q-MC-LZZT, as enrollment publishes it from the USDM file. */
public final class Lzzt {

    public static final String STUDY = "H2Q-MC-LZZT";
    public static final String SUBJECT = "01-701-1015";
    public static final String SITE = "701";
    public static final LocalDate CONSENTED = LocalDate.of(2013, 12, 26);
    public static final Instant NOW = Instant.parse("2014-12-31T12:00:00Z");

    private Lzzt() {}

    public static List<PlannedVisit> plan() {
        return List.of(
                visit("SCREEN1", "DOSE", "P2W", true, null, null),
                visit("SCREEN2", "DOSE", "P2D", true, "PT4H", "PT0H"),
                new PlannedVisit("DOSE", "Dose", "TREATMENT", "DOSE", "P1D", false, null, null, true),
                visit("WK2", "DOSE", "P2W", false, "P3D", "P3D"),
                visit("WK4", "DOSE", "P4W", false, "P3D", "P3D"),
                visit("WK6", "DOSE", "P6W", false, "P3D", "P3D"),
                visit("WK8", "DOSE", "P8W", false, "P3D", "P3D"),
                visit("WK8N", "WK8", "P2W", false, null, null),
                visit("WK12", "DOSE", "P12W", false, "P4D", "P4D"),
                visit("WK12N", "WK12", "P2W", false, null, null),
                visit("WK16", "DOSE", "P16W", false, "P4D", "P4D"),
                visit("WK16N", "WK16", "P2W", false, null, null),
                visit("WK20", "DOSE", "P20W", false, "P4D", "P4D"),
                visit("WK20N", "WK20", "P2W", false, null, null),
                visit("WK24", "DOSE", "P24W", false, "P4D", "P4D"),
                visit("WK26", "DOSE", "P26W", false, "P3D", "P3D"));
    }

    static PlannedVisit visit(
            String key, String anchor, String offset, boolean before, @Nullable String lower, @Nullable String upper) {
        return new PlannedVisit(key, key, "TREATMENT", anchor, offset, before, lower, upper, false);
    }

    public static PartialDate on(String date) {
        return new PartialDate(date);
    }

    static ScheduleId id() {
        return new ScheduleId(STUDY, SUBJECT);
    }

    public static ScheduleOpened opened() {
        return new ScheduleOpened(STUDY, SUBJECT, SITE, "America/New_York");
    }

    public static CollectionConsented consented() {
        return new CollectionConsented(STUDY, SUBJECT, "1", CONSENTED);
    }

    public static VisitsPlanned planned() {
        return new VisitsPlanned(STUDY, SUBJECT, "2", plan());
    }

    static CollectionStopped withdrawn(String day) {
        return new CollectionStopped(STUDY, SUBJECT, LocalDate.parse(day));
    }

    static SubjectLeft left(Departure departure, String day) {
        return new SubjectLeft(STUDY, SUBJECT, departure, on(day));
    }

    static VisitTookPlace dosed(String day) {
        return new VisitTookPlace(
                STUDY,
                SUBJECT,
                SITE,
                "DOSE",
                true,
                null,
                on(day),
                new Due(day, null, null, false),
                Timing.NO_WINDOW,
                null);
    }
}
