package io.trialledger.adverseevents.adverseevent;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The adverse events of CDISCPILOT01, as they were sent to SDTM and as they were written down at the time. */
record Pilot(List<CSVRecord> events, List<CSVRecord> history) {

    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "cdiscpilot01");

    private static final Map<String, SeriousnessCriterion> CRITERIA = Map.of(
            "AESDTH", SeriousnessCriterion.DEATH,
            "AESLIFE", SeriousnessCriterion.LIFE_THREATENING,
            "AESHOSP", SeriousnessCriterion.HOSPITALIZATION,
            "AESDISAB", SeriousnessCriterion.DISABILITY,
            "AESCONG", SeriousnessCriterion.CONGENITAL_ANOMALY,
            "AESCAN", SeriousnessCriterion.CANCER,
            "AESOD", SeriousnessCriterion.OVERDOSE);

    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "RECOVERED/RESOLVED", Outcome.RECOVERED,
            "NOT RECOVERED/NOT RESOLVED", Outcome.NOT_RECOVERED,
            "FATAL", Outcome.FATAL);

    /** The pilot says nothing of awareness; this made-up time stands for it. */
    private static final OffsetDateTime MADE_UP_AWARENESS = OffsetDateTime.parse("2026-02-10T06:00:00-05:00");

    static Pilot read() {
        if (!Files.isDirectory(FOLDER)) {
            String missing = "no pilot data: " + FOLDER.toAbsolutePath().normalize() + " is not there";
            return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
        }
        return new Pilot(rows("ae.csv"), rows("ae-followups.csv"));
    }

    /** The adverse event a row belongs to: AESPID names it, but not always uniquely, so it goes with an AESEQ of ae.csv. */
    AdverseEventId idOf(CSVRecord row) {
        List<CSVRecord> same = sameEvent(row);
        CSVRecord event = same.stream()
                .filter(candidate -> sequence(candidate) >= sequence(row))
                .findFirst()
                .orElse(same.isEmpty() ? row : same.get(same.size() - 1));
        return new AdverseEventId("CDISCPILOT01", row.get("USUBJID"), event.get("AESPID") + "." + event.get("AESEQ"));
    }

    boolean wasReported(CSVRecord row) {
        return !sameEvent(row).isEmpty();
    }

    private List<CSVRecord> sameEvent(CSVRecord row) {
        return events.stream()
                .filter(event -> Stream.of("USUBJID", "AESPID", "AEDECOD", "AESTDTC")
                        .allMatch(column -> event.get(column).equals(row.get(column))))
                .sorted(Comparator.comparingInt(Pilot::sequence))
                .toList();
    }

    /** True if ae.csv has the very same row. */
    boolean isRepeated(CSVRecord row) {
        Set<String> columns = new HashSet<>(row.getParser().getHeaderNames());
        columns.retainAll(events.get(0).getParser().getHeaderNames());
        return events.stream()
                .anyMatch(event ->
                        columns.stream().allMatch(column -> event.get(column).equals(row.get(column))));
    }

    static AdverseEventRecord recordOf(CSVRecord row) {
        Records.Draft draft = Records.rash();
        draft.term = row.get("AETERM");
        draft.onset(blankToNull(row.get("AESTDTC")));
        draft.end = row.get("AEENDTC").isEmpty() ? null : Records.day(row.get("AEENDTC"));
        draft.severity = Severity.valueOf(row.get("AESEV"));
        draft.serious = row.get("AESER").equals("Y");
        draft.criteria = criteriaOf(row);
        draft.causality = row.get("AEREL").isEmpty() ? null : Causality.valueOf(row.get("AEREL"));
        draft.outcome = OUTCOMES.get(row.get("AEOUT"));
        draft.awareAt = draft.serious || !draft.criteria.isEmpty() ? MADE_UP_AWARENESS : null;
        draft.reportedOn(row.get("AEDTC"));
        draft.sourceRecord(row.get("AESEQ"));
        return draft.sealed();
    }

    private static Set<SeriousnessCriterion> criteriaOf(CSVRecord row) {
        return CRITERIA.entrySet().stream()
                .filter(criterion -> row.get(criterion.getKey()).equals("Y"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SeriousnessCriterion.class)));
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static int sequence(CSVRecord row) {
        return Integer.parseInt(row.get("AESEQ"));
    }

    private static List<CSVRecord> rows(String file) {
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(FOLDER.resolve(file)))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
