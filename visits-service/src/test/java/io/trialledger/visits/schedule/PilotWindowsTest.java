package io.trialledger.visits.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trialledger.model.PartialDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The pilot's visits against the windows of its protocol; the figures are the issue's. */
class PilotWindowsTest {

    private static final Path PILOT = Path.of("..", "..", "shared", "data", "cdiscpilot01");
    private static final Map<String, String> VISITS = Map.ofEntries(
            Map.entry("1", "SCREEN1"),
            Map.entry("2", "SCREEN2"),
            Map.entry("3", "DOSE"),
            Map.entry("4", "WK2"),
            Map.entry("5", "WK4"),
            Map.entry("7", "WK6"),
            Map.entry("8", "WK8"),
            Map.entry("8.1", "WK8N"),
            Map.entry("9", "WK12"),
            Map.entry("9.1", "WK12N"),
            Map.entry("10", "WK16"),
            Map.entry("10.1", "WK16N"),
            Map.entry("11", "WK20"),
            Map.entry("11.1", "WK20N"),
            Map.entry("12", "WK24"),
            Map.entry("13", "WK26"));

    @Test
    void finds_704_visits_in_48_early_and_158_late() throws IOException {
        boolean there = Files.exists(PILOT);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("the pilot's data are missing: " + PILOT);
        }
        assumeTrue(there, "without the pilot's data its windows can't be counted");

        Map<String, Map<String, PartialDate>> bySubject = new HashMap<>();
        try (CSVParser rows = CSVParser.parse(
                Files.newBufferedReader(PILOT.resolve("sv.csv")),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord row : rows) {
                String visit = VISITS.get(row.get("VISITNUM"));
                if (visit != null) {
                    bySubject
                            .computeIfAbsent(row.get("USUBJID"), subject -> new HashMap<>())
                            .put(visit, new PartialDate(row.get("SVSTDTC")));
                }
            }
        }

        Map<Timing, Integer> counts = new EnumMap<>(Timing.class);
        bySubject.values().stream().filter(dates -> dates.containsKey("DOSE")).forEach(dates -> {
            Timetable timetable = Timetable.of(Lzzt.plan(), LocalDate.of(2012, 1, 1), dates);
            Lzzt.plan().stream()
                    .map(PlannedVisit::visit)
                    .filter(visit -> visit.startsWith("WK") && dates.containsKey(visit))
                    .forEach(visit -> counts.merge(timetable.timing(visit, dates.get(visit)), 1, Integer::sum));
        });

        assertThat(bySubject).hasSize(180);
        assertThat(counts)
                .containsEntry(Timing.IN, 704)
                .containsEntry(Timing.EARLY, 48)
                .containsEntry(Timing.LATE, 158)
                .containsEntry(Timing.NO_WINDOW, 88 + 81 + 71 + 66);
    }
}
