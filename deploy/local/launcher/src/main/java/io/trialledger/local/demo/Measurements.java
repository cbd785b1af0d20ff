package io.trialledger.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is measured of one subject: levels of their own, and a migraine that gets better in some more than in others. */
final class Measurements {

    private static final Map<String, Double> EFFECT_REACHED = Map.of("WK4", 0.6, "TEL6", 0.75, "WK8", 0.9, "WK12", 1.0);

    private final Random random;
    private final int systolic;
    private final int diastolic;
    private final int pulse;
    private final double weight;
    private final int alt;
    private final int creatinine;
    private final double hemoglobin;
    private final int migraineDays;
    private final double effect;
    private final List<Map<String, Object>> items = new ArrayList<>();

    Measurements(String subject) {
        random = new Random(31L * subject.hashCode());
        systolic = 110 + random.nextInt(26);
        diastolic = 66 + random.nextInt(18);
        pulse = 60 + random.nextInt(22);
        weight = 54 + random.nextInt(42);
        alt = 15 + random.nextInt(22);
        creatinine = 58 + random.nextInt(38);
        hemoglobin = 12.2 + random.nextInt(30) / 10.0;
        migraineDays = 5 + random.nextInt(9);
        effect = random.nextInt(66) / 100.0;
    }

    /** @param given values that the story needs, by item */
    List<Map<String, Object>> at(String visit, LocalDate on, boolean laboratory, Map<String, String> given) {
        items.clear();
        if (!visit.equals("TEL6")) {
            vitalSigns(visit);
        }
        if (laboratory && List.of("SCR", "BASE", "WK2", "WK4", "WK8", "WK12").contains(visit)) {
            item("LB.ALT", around(alt, 6), "U/L");
            item("LB.CREAT", around(creatinine, 5), "umol/L");
            item("LB.HGB", tenths(hemoglobin), "g/dL");
        }
        if (EFFECT_REACHED.containsKey(visit)) {
            diary(EFFECT_REACHED.get(visit));
        }
        List<Map<String, Object>> all = new ArrayList<>(items);
        all.forEach(item -> {
            item.computeIfPresent(
                    "value", (x, value) -> given.getOrDefault(String.valueOf(item.get("item")), "" + value));
            if (item.containsKey("value")) {
                item.put("date", on.toString());
            }
        });
        return all;
    }

    private void vitalSigns(String visit) {
        item("VS.SYSBP", around(systolic, 8), "mmHg");
        item("VS.DIABP", around(diastolic, 5), "mmHg");
        item("VS.PULSE", around(pulse, 6), "beats/min");
        if (random.nextInt(100) < 3) {
            Map<String, Object> none = new LinkedHashMap<>();
            none.put("item", "VS.TEMP");
            none.put("notDone", true);
            none.put("reason", "Thermometer out of order");
            items.add(none);
        } else {
            item("VS.TEMP", tenths(36.5), "C");
        }
        if (visit.equals("SCR") || visit.equals("WK12")) {
            item("VS.WEIGHT", tenths(weight), "kg");
        }
    }

    private void diary(double reached) {
        long days = Math.max(0, Math.round(migraineDays * (1 - effect * reached)) + random.nextInt(3) - 1);
        double left = (double) days / migraineDays;
        String impression = left <= 0.5 ? "MUCH BETTER" : left <= 0.8 ? "BETTER" : left <= 1.1 ? "UNCHANGED" : "WORSE";
        item("QS.MIGDAYS", "" + days, "");
        item("QS.IMPRESSION", impression, "");
    }

    private String around(int level, int spread) {
        return "" + (level + random.nextInt(2 * spread + 1) - spread);
    }

    private String tenths(double level) {
        long tenths = Math.round(level * 10) + random.nextInt(7) - 3;
        return tenths / 10 + "." + tenths % 10;
    }

    private void item(String item, String value, String unit) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("item", item);
        entry.put("value", value);
        if (!unit.isEmpty()) {
            entry.put("unit", unit);
        }
        items.add(entry);
    }
}
