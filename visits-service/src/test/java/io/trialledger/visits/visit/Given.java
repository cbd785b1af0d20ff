package io.trialledger.visits.visit;

import static io.trialledger.visits.schedule.Lzzt.SITE;
import static io.trialledger.visits.schedule.Lzzt.STUDY;
import static io.trialledger.visits.schedule.Lzzt.SUBJECT;
import static io.trialledger.visits.schedule.Lzzt.on;

import io.trialledger.visits.schedule.CollectionPeriod;
import io.trialledger.visits.schedule.Consent;
import io.trialledger.visits.schedule.Lzzt;
import io.trialledger.visits.schedule.Placement;
import io.trialledger.visits.schedule.Placement.Outcome;
import io.trialledger.visits.schedule.Timing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit in week 2 and what was recorded there. */
final class Given {

    static final VisitId WK2 = new VisitId(STUDY, SUBJECT, "WK2");

    private Given() {}

    static Placement placed() {
        return placed("2014-01-16");
    }

    static Placement placed(@Nullable String date) {
        Consent consent = new Consent(List.of(new CollectionPeriod(Lzzt.CONSENTED, null)), LocalDate.of(2014, 12, 31));
        return new Placement(
                Outcome.UNCHANGED, SITE, true, date == null ? null : on(date), null, Timing.IN, null, consent);
    }

    static ItemValue mmHg(String value) {
        return new ItemValue(value, null, "mmHg", null);
    }

    static ItemRecorded recorded(String item, ItemValue value) {
        return new ItemRecorded(STUDY, SUBJECT, SITE, "WK2", item, 1, value);
    }
}
