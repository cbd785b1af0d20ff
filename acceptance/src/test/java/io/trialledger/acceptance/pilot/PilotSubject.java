package io.trialledger.acceptance.pilot;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** One row of DM with its visits and its disposition. */
final class PilotSubject {

    final String id;
    final String site;
    final String firstDose;
    final boolean screenFailure;
    final Map<String, PilotVisit> visits = new TreeMap<>(Comparator.comparingDouble(Double::parseDouble));
    CSVRecord disposition;

    PilotSubject(CSVRecord row) {
        this.id = row.get("USUBJID");
        this.site = row.get("SITEID");
        this.firstDose = row.get("RFSTDTC");
        this.screenFailure = row.get("ARMCD").equals("Scrnfail");
    }

    LocalDate screening() {
        return LocalDate.parse(visits.get("1").date);
    }

    /** Where DM and DS say the subject stands at the end. */
    String expectedStatus() {
        if (screenFailure) {
            return "SCREENING_FAILED";
        }
        return disposition.get("DSDECOD").equals("COMPLETED") ? "COMPLETED" : "DISCONTINUED";
    }

    boolean died() {
        return disposition.get("DSDECOD").equals("DEATH");
    }

    String reasonCode() {
        return disposition.get("DSDECOD").replace(' ', '_').replace('-', '_');
    }
}
