package io.trialledger.acceptance.pilot;

import java.util.LinkedHashMap;
import java.util.Map;

/** One vital sign or laboratory value, exactly as in VS or LB. */
record PilotItem(
        String subject,
        String visitNumber,
        String item,
        String name,
        int repeat,
        String value,
        String unit,
        String date,
        boolean notDone,
        String normalLow,
        String normalHigh) {

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("item", item);
        body.put("repeat", repeat);
        if (notDone) {
            body.put("notDone", true);
            body.put("reason", "Supplied by the replay: the data give no reason");
            return body;
        }
        body.put("value", value);
        if (!unit.isEmpty()) {
            body.put("unit", unit);
        }
        body.put("date", date);
        return body;
    }

    /** What must come back: key and content in one line. */
    String line(String visitKey) {
        String content = notDone ? "NOT DONE" : value + " " + unit + " " + date;
        return subject + " " + visitKey + " " + item + " " + repeat + " = " + content;
    }
}
