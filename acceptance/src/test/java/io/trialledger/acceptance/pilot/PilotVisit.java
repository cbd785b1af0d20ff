package io.trialledger.acceptance.pilot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** One row of SV and its items. */
final class PilotVisit {

    /** VISITNUM → scheduled instance of the USDM main timeline; every other visit is unscheduled. */
    static final Map<String, String> PLANNED = planned();

    final String number;
    final String name;
    final String date;
    final List<PilotItem> items = new ArrayList<>();

    PilotVisit(CSVRecord row) {
        this.number = row.get("VISITNUM");
        this.name = row.get("VISIT");
        this.date = row.get("SVSTDTC");
    }

    private static Map<String, String> planned() {
        Map<String, String> planned = new LinkedHashMap<>();
        planned.put("1", "SCREEN1");
        planned.put("2", "SCREEN2");
        planned.put("3", "DOSE");
        planned.put("4", "WK2");
        planned.put("5", "WK4");
        planned.put("7", "WK6");
        planned.put("8", "WK8");
        planned.put("8.1", "WK8N");
        planned.put("9", "WK12");
        planned.put("9.1", "WK12N");
        planned.put("10", "WK16");
        planned.put("10.1", "WK16N");
        planned.put("11", "WK20");
        planned.put("11.1", "WK20N");
        planned.put("12", "WK24");
        planned.put("13", "WK26");
        return planned;
    }

    String key() {
        return PLANNED.getOrDefault(number, "UNS-" + number);
    }

    Map<String, Object> body(String subject) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subject", subject);
        body.put("visit", key());
        body.put("date", date);
        if (!PLANNED.containsKey(number)) {
            body.put("label", name);
        }
        body.put("items", items.stream().map(PilotItem::body).toList());
        return body;
    }
}
