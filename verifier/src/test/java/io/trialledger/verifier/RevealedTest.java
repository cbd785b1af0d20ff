package io.trialledger.verifier;

import static io.trialledger.verifier.InspectionBundle.SITE_701;
import static io.trialledger.verifier.Tampering.what;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.JsonLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code revealed.ndjson} may show only sealed free texts of events that are there. */
class RevealedTest {

    private final Trial trial = new Trial();
    private final BundleEvent three = trial.enrollment.get(3);
    private final BundleEvent eleven = trial.enrollment.get(11);
    private final BundleEvent visit = trial.visits.get(7);

    @Test
    void lines_of_events_that_are_there_are_taken_whatever_the_order_of_the_logs() {
        String lines = line(Trial.VISITS, visit, "/payload/note")
                + line(Trial.ENROLLMENT, three, "/payload/note")
                + line(Trial.ENROLLMENT, three, "/metadata/reason")
                + line(Trial.ENROLLMENT, eleven, "/payload/note");

        for (InspectionBundle bundle : List.of(InspectionBundle.whole(trial), InspectionBundle.part(trial, SITE_701))) {
            Report report = bundle.put(Revealed.NAME, lines).sealed().verify();

            assertThat(report.findings()).isEmpty();
            assertThat(report.lines())
                    .anyMatch(line -> line.contains("of which revealed.ndjson shows 3;"))
                    .contains("    free text in metadata/reason: 10, 1 shown")
                    .anyMatch(line -> line.matches("    free text in payload/note: [14]0, 2 shown"));
        }
    }

    @Test
    void a_line_of_an_event_that_is_not_there_is_found() {
        String other = line(Trial.ENROLLMENT, trial.enrollment.get(12), "/payload/text");
        String wrongId = line(Trial.ENROLLMENT, eleven, "/payload/text").replace(eleven.eventId(), three.eventId());
        String beyond = line(Trial.ENROLLMENT, Trial.moved(three, 400), "/payload/text");

        for (String line : List.of(other, wrongId, beyond)) {
            assertThat(what(InspectionBundle.part(trial, SITE_701)
                            .put(Revealed.NAME, line)
                            .sealed()
                            .verify()))
                    .containsExactly("revealed.ndjson shows a text of it, but the bundle has no such event there");
        }
    }

    @Test
    void a_line_of_an_event_that_is_hidden_is_found() {
        List<BundleLine> lines = new ArrayList<>(trial.enrollment);
        lines.set(3, Tampering.hiddenIf(three, true));

        assertThat(what(InspectionBundle.whole(trial, lines)
                        .put(Revealed.NAME, line(Trial.ENROLLMENT, three, "/payload/text"))
                        .sealed()
                        .verify()))
                .containsExactly("revealed.ndjson shows a text of it, but the bundle has no such event there");
    }

    @Test
    void lines_of_another_form_log_or_order_are_found() {
        found("{}\n", "revealed.ndjson, line 1: \"log\" is missing");
        found("no JSON\n", "revealed.ndjson, line 1: not a JSON object");
        found(
                line("trialledger.local/other", three, "/payload/a"),
                "revealed.ndjson, line 1: of the log trialledger.local/other");
        found(line(Trial.ENROLLMENT, three, "/metadata/actor"), "revealed.ndjson, line 1: a text of /metadata/actor");
        found(
                line(Trial.ENROLLMENT, eleven, "/payload/a") + line(Trial.ENROLLMENT, three, "/payload/a"),
                "revealed.ndjson names it after position 11");
    }

    @Test
    void a_line_of_what_is_not_a_sealed_text_there_is_found() {
        found(
                line(Trial.ENROLLMENT, three, "/payload/n"),
                "revealed.ndjson shows a text at /payload/n, where nothing is sealed");
        String note = line(Trial.ENROLLMENT, three, "/payload/note");
        found(note + note, "revealed.ndjson shows the text at /payload/note twice");
        found(
                note.replace("what nobody", "what nobody ".repeat(6)),
                "revealed.ndjson shows a text at /payload/note of another length than the sealed one");
        BundleEvent arm = ChangedEvent.of(three)
                .payload(("{\"arm\":\"" + Trial.sealed("allocation/LZZT/3") + "\"}").getBytes(UTF_8))
                .event();
        List<BundleLine> lines = new ArrayList<>(trial.enrollment);
        lines.set(3, arm);

        assertThat(what(InspectionBundle.whole(trial, lines)
                        .put(Revealed.NAME, line(Trial.ENROLLMENT, arm, "/payload/arm"))
                        .sealed()
                        .verify()))
                .contains("revealed.ndjson shows what is sealed at /payload/arm, which is no free text");
    }

    @Test
    void sealed_values_are_found_where_they_stand() {
        String text = Trial.sealed("text/1");
        String payload = """
                {"s1:x:y":"s1:", "a~/b":["s1:text/2:AAAA", {"c\\"d":1, "d":"%s"}], "e":[[], "%s"], "f":"%s"\
                """.formatted(text, Trial.sealed("subject/s1:7"), text + "A");

        assertThat(SealedValues.in(
                        ChangedEvent.of(three).payload(payload.getBytes(UTF_8)).event()))
                .extracting(SealedValues.Value::path)
                .containsExactly("/payload/a~0~1b/1/d", "/payload/e/1", "/metadata/reason");
        assertThat(SealedValues.Value.of("/payload/e/1", Trial.sealed("subject/s1:7")))
                .map(SealedValues.Value::kindAndField)
                .contains("identity in payload/e/*");
    }

    @Test
    void a_sealed_text_has_the_length_of_its_class() {
        SealedValues.Value value =
                SealedValues.Value.of("/payload/note", Trial.sealed("text/1")).orElseThrow();

        assertThat(value.fits(0)).isTrue();
        assertThat(value.fits(60)).isTrue();
        assertThat(value.fits(61)).isFalse();
    }

    private void found(String lines, String finding) {
        assertThat(what(InspectionBundle.whole(trial)
                        .put(Revealed.NAME, lines)
                        .sealed()
                        .verify()))
                .anyMatch(what -> what.startsWith(finding));
    }

    private static String line(String log, BundleEvent event, String path) {
        return JsonLine.write()
                        .put("log", log)
                        .put("position", event.position())
                        .put("eventId", event.eventId())
                        .put("path", path)
                        .put("text", "what nobody else may read")
                + "\n";
    }
}
