package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.what;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A readable history that tells something else than the log, in a bundle whose manifest was made for it. */
class ToldHistoryTest {

    private static final String PAGE = "history/0001.js";
    private static final String OTHERWISE = PAGE + ": what is told to read isn't what was signed";

    private final Trial trial = new Trial();

    /** Rows stand by turns: enrollment 0, visits 0, enrollment 1, visits 1 … 25 a page. */
    private final InspectionBundle bundle = InspectionBundle.whole(trial);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"at\":\"2026-01-01T00:00:02.000Z\"|\"at\":\"2026-01-01T00:00:02.001Z\"",
                "\"eventId\":\"|\"eventId\":\"f",
                "\"type\":\"enrollment.SubjectSeen\"|\"type\":\"enrollment.SubjectSean\"",
                "\"revision\":\"1\"|\"revision\":\"2\"",
                "\"aggregateType\":\"Subject\"|\"aggregateType\":null",
                "\"aggregateId\":\"subject/LZZT/3\"|\"aggregateId\":\"subject/LZZT/2\"",
                "\"sequence\":0|\"sequence\":1",
                "\"actor\":\"coordinator-701\"|\"actor\":\"coordinator-702\"",
                "\"actorName\":\"\"|\"actorName\":\"Ana\"",
                "\"role\":\"\"|\"role\":\"SPONSOR\"",
                "\"organisation\":\"General Hospital\"|\"organisation\":\"CRO\"",
                "\"source\":\"portal\"|\"source\":\"api\"",
                "\"study\":\"LZZT\"|\"study\":\"\"",
                "\"site\":\"701\"|\"site\":\"702\"",
                "\"subject\":\"3\"|\"subject\":\"4\"",
                "\"n\":3|\"n\":4",
                "\"n\":3|\"n\":\"3\"",
                "\"n\":3|\"n\":3,\"m\":null",
                "\"payload\":{|\"other\":{"
            })
    void every_field_of_a_row_is_compared(String from, String to) {
        Report report = edited(3, row -> row.replace(from, to));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.position()).hasValue(3);
            assertThat(finding.what()).isEqualTo(OTHERWISE);
        });
        assertThat(report.first()).isPresent();
    }

    @Test
    void what_means_the_same_is_the_same() {
        assertThat(edited(3, row -> row.replace("\"n\":3", "\"n\" : 3.0")).findings())
                .isEmpty();
        assertThat(edited(3, row -> row.replace("\"eventId\"", "\"eventI\\u0064\""))
                        .findings())
                .isEmpty();
        assertThat(edited(3, row -> row.replace("as revealed", "another reason, which is its maker's word"))
                        .findings())
                .isEmpty();
        assertThat(edited(3, row -> row.replace("{\"log\":\"enrollment\"", "{\"log\":\"" + Trial.ENROLLMENT + "\""))
                        .findings())
                .isEmpty();
    }

    @Test
    void a_row_left_out_is_found_there() {
        Report report = rows(rows -> without(rows, 6));

        assertThat(report.findings().get(0).position()).hasValue(3);
        assertThat(what(report))
                .containsExactly(
                        PAGE + ": the readable history leaves this event out",
                        "history/index.js: says there are 80 events, its pages have 79");
    }

    @Test
    void rows_left_out_at_the_end_are_found() {
        String page = bundle.text("history/0004.js");
        bundle.put("history/0004.js", page.substring(0, page.indexOf(",\n{\"log\"")) + "\n]);\n");
        bundle.put(HistoryStart.NAME, bundle.text(HistoryStart.NAME).replace("80", "76"));

        assertThat(what(bundle.sealed().verify()))
                .containsExactly(
                        "history/0004.js: the readable history ends before this event",
                        "history/0004.js: the readable history ends before this event");
    }

    @Test
    void a_row_told_twice_and_an_invented_one_are_found() {
        assertThat(what(rows(rows -> inserted(rows, 7, rows.get(6)))))
                .containsExactly(
                        PAGE + ": tells an event that the bundle doesn't hold, or tells it twice",
                        "history/index.js: says there are 80 events, its pages have 81");
        assertThat(what(rows(rows -> replaced(rows, 6, rows.get(6).replace("\"position\":3", "\"position\":3.5")))))
                .contains(PAGE + ": the readable history leaves this event out");
        assertThat(what(rows(rows -> replaced(rows, 6, rows.get(6).replace("\"enrollment\"", "\"other\"")))))
                .containsExactlyInAnyOrder(
                        PAGE + ": the readable history leaves this event out",
                        PAGE + ": row 7 is of no event of this bundle");
        assertThat(what(rows(rows -> replaced(rows, 6, "7")))).contains(PAGE + ": row 7 is of no event of this bundle");
    }

    @Test
    void an_event_hidden_from_the_reader_may_not_be_told() {
        List<BundleLine> lines = new ArrayList<>(trial.enrollment);
        lines.set(3, Tampering.hiddenIf(trial.enrollment.get(3), true));
        InspectionBundle hiding = InspectionBundle.whole(trial, lines);
        assertThat(hiding.sealed().verify().findings()).isEmpty();

        hiding.put(PAGE, bundle.text(PAGE));

        assertThat(what(hiding.sealed().verify()))
                .contains(PAGE + ": tells an event that the bundle doesn't hold, or tells it twice");
    }

    @Test
    void a_part_is_compared_too() {
        InspectionBundle part = InspectionBundle.part(trial, InspectionBundle.SITE_701);
        assertThat(part.sealed().verify().findings()).isEmpty();

        part.put(PAGE, part.text(PAGE).replaceFirst("\"n\":11,", "\"n\":12,"));

        assertThat(what(part.sealed().verify())).containsExactly(OTHERWISE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history.page(1,|history.page(2,|isn't page 1 of a history",
                "]);|]);alert(1)|isn't page 1 of a history",
                "[\\n|[alert(1),\\n|holds something else than data",
                "\"n\":3|\"n\":03|holds something else than data",
                "\"n\":3|\"n\":3,|holds something else than data",
                "\"reason\"|\"__proto__\"|holds something else than data",
                "\"ids\":{}|\"ids\":{\"\\u005f_proto__\":{}}|holds something else than data",
                "\"reason\"|\"actor\"|holds something else than data",
                "]);|,]);|holds something else than data",
                "]);|] );|isn't page 1 of a history",
                "]);|};|holds something else than data",
                "]);|,|holds something else than data",
                "[\\n|{\\n|isn't page 1 of a history",
                "\"n\":3|\"n\":/**/3|holds something else than data",
                "\"log\":\"visits\"|\"log\":\"visits\",,|holds something else than data"
            })
    void what_is_no_page_of_data_is_found(String from, String to, String finding) {
        String page = bundle.text(PAGE);
        String changed = page.replaceFirst(
                Pattern.quote(from.replace("\\n", "\n")),
                to.replace("\\n", "\n").replace("\\", "\\\\"));
        assertThat(changed).isNotEqualTo(page);
        bundle.put(PAGE, changed);

        assertThat(what(bundle.sealed().verify())).containsExactly(PAGE + ": " + finding);
    }

    @Test
    void a_script_may_end_without_a_semicolon() {
        bundle.put(PAGE, "\n" + bundle.text(PAGE).replace(");", ") \n"));

        assertThat(bundle.sealed().verify().findings()).isEmpty();
    }

    @Test
    void a_row_without_end_ends_the_reading() {
        ByteArrayInputStream page = new ByteArrayInputStream(
                ("history.page(1, [" + " ".repeat(JsonValues.LONGEST + (1 << 16)) + "]);").getBytes(UTF_8));
        HistoryPages pages = new HistoryPages(name -> Optional.of(page), 1, (log, name) -> true);

        assertThatThrownBy(pages::next).hasMessage("holds something else than data");
    }

    @Test
    void bytes_that_are_no_text_are_found() {
        bundle.files.put(PAGE, Tampering.flipped(bundle.files.get(PAGE), 8 * 50 + 7));

        assertThat(what(bundle.sealed().verify())).containsExactly(PAGE + ": holds something else than data");
    }

    @Test
    void a_page_or_the_index_that_is_missing_is_found() {
        bundle.files.remove("history/0004.js");
        assertThat(what(bundle.sealed().verify())).containsExactly("history/0004.js: missing");

        bundle.files.remove(HistoryStart.NAME);
        assertThat(what(bundle.sealed().verify())).containsExactly("history/index.js: missing");
    }

    @Test
    void an_index_that_is_none_or_of_another_study_is_found() {
        String index = bundle.text(HistoryStart.NAME);
        for (String none : List.of(
                "",
                "history.start(1);",
                index + "x",
                index.replace(":80", ":-1"),
                index.replace("\"filter\":{}", "\"filter\":null"),
                index.replace("\"filter\":{}", "\"filter\":7"))) {
            bundle.put(HistoryStart.NAME, none);
            assertThat(what(bundle.sealed().verify()))
                    .as(none)
                    .containsExactly("history/index.js: isn't the start of a history");
        }
        bundle.put(HistoryStart.NAME, index.replace("LZZT", "OTHER"));
        assertThat(what(bundle.sealed().verify()))
                .containsExactly("history/index.js: is of the study OTHER, the manifest's is LZZT");
    }

    @Test
    void a_stored_payload_may_be_anything() {
        for (String payload : List.of("[1.50,{\"a\":[]}]", "7", "no JSON", "{\"a\":1e2,\"a\":\"\\u00e9\\n\"}")) {
            BundleEvent odd = Trial.rehashed(
                    ChangedEvent.of(trial.enrollment.get(39))
                            .payload(payload.getBytes(UTF_8))
                            .event(),
                    Trial.ENROLLMENT);
            List<BundleEvent> events = new ArrayList<>(trial.enrollment);
            events.set(39, odd);
            InspectionBundle forged = InspectionBundle.whole(trial, events);

            assertThat(what(forged.sealed().verify())).as(payload).noneMatch(what -> what.contains("history/"));
        }
    }

    private Report edited(int position, UnaryOperator<String> change) {
        return rows(rows -> {
            String row = rows.get(2 * position);
            assertThat(change.apply(row)).isNotEqualTo(row);
            return replaced(rows, 2 * position, change.apply(row));
        });
    }

    /** With other rows on the first page. */
    private Report rows(UnaryOperator<List<String>> change) {
        String page = InspectionBundle.whole(trial).text(PAGE);
        String head = "history.page(1, [\n";
        String rows = page.substring(head.length(), page.indexOf("\n]);"));
        bundle.put(PAGE, head + String.join(",\n", change.apply(List.of(rows.split(",\n")))) + "\n]);\n");
        return bundle.sealed().verify();
    }

    private static List<String> without(List<String> rows, int at) {
        List<String> changed = new ArrayList<>(rows);
        changed.remove(at);
        return changed;
    }

    private static List<String> inserted(List<String> rows, int at, String row) {
        List<String> changed = new ArrayList<>(rows);
        changed.add(at, row);
        return changed;
    }

    private static List<String> replaced(List<String> rows, int at, String row) {
        List<String> changed = new ArrayList<>(rows);
        changed.set(at, row);
        return changed;
    }
}
