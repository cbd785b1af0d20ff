package io.trialledger.acceptance.pilot;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** CDISCPILOT01 as its SDTM files have it; nothing is corrected here. */
final class PilotData {

    final Map<String, PilotSubject> subjects = new LinkedHashMap<>();
    final List<CSVRecord> adverseEvents;
    final List<CSVRecord> adverseEventRecords;
    final List<PilotItem> items = new ArrayList<>();

    PilotData(Path folder) {
        for (CSVRecord row : Csv.read(folder.resolve("dm.csv"))) {
            subjects.put(row.get("USUBJID"), new PilotSubject(row));
        }
        for (CSVRecord row : Csv.read(folder.resolve("ds.csv"))) {
            if (row.get("DSCAT").equals("DISPOSITION EVENT")) {
                subjects.get(row.get("USUBJID")).disposition = row;
            }
        }
        for (CSVRecord row : Csv.read(folder.resolve("sv.csv"))) {
            subjects.get(row.get("USUBJID")).visits.put(row.get("VISITNUM"), new PilotVisit(row));
        }
        readItems(folder, "vs.csv", "VS");
        readItems(folder, "lbch.csv", "LB");
        readItems(folder, "lbhe.csv", "LB");
        readItems(folder, "lbur.csv", "LB");
        adverseEvents = Csv.read(folder.resolve("ae.csv"));
        adverseEventRecords = Csv.read(folder.resolve("ae-followups.csv"));
    }

    private void readItems(Path folder, String file, String domain) {
        Map<String, Integer> repeats = new HashMap<>();
        for (CSVRecord row : Csv.read(folder.resolve(file))) {
            PilotSubject subject = subjects.get(row.get("USUBJID"));
            String visitNumber = row.get("VISITNUM");
            String testCode = domain + "." + row.get(domain + "TESTCD");
            int repeat = repeats.merge(subject.id + "|" + visitNumber + "|" + testCode, 1, Integer::sum);
            boolean notDone = domain.equals("VS") && row.get("VSSTAT").equals("NOT DONE");
            PilotItem item = new PilotItem(
                    subject.id,
                    visitNumber,
                    testCode,
                    row.get(domain + "TEST"),
                    repeat,
                    row.get(domain + "ORRES"),
                    row.get(domain + "ORRESU"),
                    row.get(domain + "DTC"),
                    notDone,
                    domain.equals("LB") ? row.get("LBORNRLO") : "",
                    domain.equals("LB") ? row.get("LBORNRHI") : "");
            items.add(item);
            subject.visits.get(visitNumber).items.add(item);
        }
    }

    Collection<PilotSubject> all() {
        return subjects.values();
    }

    Map<String, List<PilotSubject>> bySite() {
        Map<String, List<PilotSubject>> sites = new TreeMap<>();
        all().forEach(s -> sites.computeIfAbsent(s.site, x -> new ArrayList<>()).add(s));
        return sites;
    }

    /** The first day anything was recorded of a subject. */
    static LocalDate firstDay(PilotSubject subject) {
        return subject.visits.values().stream()
                .flatMap(v -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(v.date),
                        v.items.stream().map(i -> i.date().substring(0, 10))))
                .map(LocalDate::parse)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }
}
