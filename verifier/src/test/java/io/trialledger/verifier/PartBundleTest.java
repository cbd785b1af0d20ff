package io.trialledger.verifier;

import static io.trialledger.verifier.InspectionBundle.SITE_701;
import static io.trialledger.verifier.InspectionBundle.SUBJECT_3;
import static io.trialledger.verifier.InspectionBundle.proven;
import static io.trialledger.verifier.Tampering.altered;
import static io.trialledger.verifier.Tampering.at;
import static io.trialledger.verifier.Tampering.flip;
import static io.trialledger.verifier.Tampering.what;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.ProvenEvent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A part of a log in which someone changed something. Its events stand at positions 3, 7, 11 … 39, numbers 0 to 9 of one subject. */
class PartBundleTest {

    private static final String NOT_SIGNED =
            "its inclusion proof doesn't lead to the signed root: altered, moved or never there";

    private final Trial trial = new Trial();

    @Test
    void every_flipped_bit_in_an_event_is_found_there() {
        for (String field : List.of("payload", "metadata", "salt")) {
            for (int bit = 0; bit < 8 * 16; bit += 13) {
                BundleEvent changed = flip(trial, 11, field, bit);

                Report report = spoilt(SUBJECT_3, lines -> Tampering.replace(lines, 2, with(changed)));

                assertThat(report.findings())
                        .as(field + " bit " + bit)
                        .contains(altered(trial.enrollment.get(11)), at(11, trial.enrollment.get(11), NOT_SIGNED));
            }
        }
    }

    @Test
    void a_changed_header_is_found_even_with_its_leaf_hash_adapted() {
        BundleEvent event = trial.enrollment.get(11);
        BundleEvent changed = Trial.rehashed(
                new BundleEvent(
                        event.position(),
                        event.cid(),
                        event.index(),
                        event.of(),
                        event.at(),
                        event.eventId(),
                        event.aggregateType(),
                        event.aggregateId(),
                        event.sequence(),
                        event.timestamp() + 1,
                        event.type(),
                        event.revision(),
                        event.salt(),
                        event.payload(),
                        event.metadata(),
                        event.leaf()),
                Trial.ENROLLMENT);

        Report report = spoilt(SITE_701, lines -> Tampering.replace(lines, 2, with(changed)));

        assertThat(report.findings()).containsExactly(at(11, event, NOT_SIGNED));
        assertThat(report.lines())
                .last()
                .asString()
                .endsWith("the first bad place is enrollment, position 11, event " + event.eventId());
    }

    @Test
    void a_deleted_event_is_found_by_the_numbers_of_its_aggregate() {
        for (Filter filter : List.of(SITE_701, SUBJECT_3)) {
            Report report = spoilt(filter, lines -> Tampering.without(lines, 4));

            assertThat(report.findings())
                    .containsExactly(at(
                            23,
                            trial.enrollment.get(23),
                            "event 5 of subject/LZZT/3 comes after its event 3: removed"));
        }
    }

    @Test
    void an_aggregate_without_its_beginning_is_found() {
        for (Filter filter : List.of(SITE_701, SUBJECT_3)) {
            assertThat(what(spoilt(filter, lines -> Tampering.without(lines, 0))))
                    .containsExactly("event 1 of subject/LZZT/3 comes first: removed");
        }
    }

    @Test
    void aggregates_that_reach_beyond_the_filter_may_have_gaps() {
        Filter site = SITE_701;

        assertThat(site.owns("study/LZZT", 3)).isFalse();
        assertThat(site.owns("study/LZZT", 0)).isTrue();
        assertThat(site.owns("allocation/LZZT/701", 3)).isTrue();
        assertThat(site.owns("visit/LZZT/3/WK2", 4)).isTrue();
        assertThat(SUBJECT_3.owns("allocation/LZZT/701", 0)).isFalse();
        assertThat(SUBJECT_3.owns("visit/LZZT/3/WK2", 4)).isTrue();
        assertThat(SUBJECT_3.owns("ae/LZZT/4/3", 4)).isFalse();
    }

    @Test
    void an_event_of_others_is_found() {
        ProvenEvent other = proven(trial.enrollment, trial.enrollment.get(12));

        assertThat(spoilt(SITE_701, lines -> inserted(lines, 3, other)).findings())
                .contains(at(12, trial.enrollment.get(12), "isn't of site 701, of which the bundle is said to be"));
        assertThat(spoilt(SUBJECT_3, lines -> inserted(lines, 3, other)).findings())
                .contains(at(12, trial.enrollment.get(12), "isn't of subject 3, of which the bundle is said to be"));
    }

    @Test
    void events_of_another_study_are_found() {
        InspectionBundle bundle = InspectionBundle.part(trial, SITE_701).sealed();
        bundle.put(Manifest.NAME, bundle.text(Manifest.NAME).replace("\"study\":\"LZZT\"", "\"study\":\"OTHER\""));

        assertThat(bundle.verify().findings())
                .contains(at(3, trial.enrollment.get(3), "isn't of study OTHER, of which the bundle is said to be"));
    }

    @Test
    void an_event_that_never_was_is_found() {
        BundleEvent invented = Trial.rehashed(
                Trial.with(
                        trial.enrollment.get(11), 12, trial.enrollment.get(12).cid(), 0, 1, new byte[] {'{', '}'}),
                Trial.ENROLLMENT);

        Report report = spoilt(
                SITE_701,
                lines -> inserted(
                        lines,
                        3,
                        new ProvenEvent(
                                invented,
                                proven(trial.enrollment, trial.enrollment.get(12))
                                        .proof())));

        assertThat(report.findings()).contains(at(12, invented, NOT_SIGNED));
    }

    @Test
    void swapped_and_repeated_events_are_found() {
        assertThat(what(spoilt(SITE_701, lines -> Tampering.swap(lines, 3, 4))))
                .contains("stands after position 19: repeated or reordered");
        assertThat(what(spoilt(SITE_701, lines -> inserted(lines, 4, lines.get(3)))))
                .contains("stands after position 15: repeated or reordered");
    }

    @Test
    void an_event_moved_to_another_position_is_found() {
        BundleEvent moved = Trial.moved(trial.enrollment.get(11), 10);

        assertThat(spoilt(SITE_701, lines -> Tampering.replace(lines, 2, with(moved)))
                        .findings())
                .contains(at(10, moved, NOT_SIGNED));
    }

    @Test
    void a_proof_of_another_event_or_form_is_found() {
        BundleEvent event = trial.enrollment.get(11);
        List<byte[]> proof = proven(trial.enrollment, event).proof();

        assertThat(spoilt(
                                SITE_701,
                                lines -> Tampering.replace(
                                        lines,
                                        2,
                                        new ProvenEvent(
                                                event,
                                                proven(trial.enrollment, trial.enrollment.get(15))
                                                        .proof())))
                        .findings())
                .containsExactly(at(11, event, NOT_SIGNED));
        assertThat(spoilt(
                                SITE_701,
                                lines -> Tampering.replace(
                                        lines, 2, new ProvenEvent(event, proof.subList(1, proof.size()))))
                        .findings())
                .containsExactly(at(11, event, "its inclusion proof is none for its position in a tree of 40"));
        assertThat(spoilt(SITE_701, lines -> Tampering.replace(lines, 2, event)).findings())
                .containsExactly(at(11, event, "has no inclusion proof, so nothing shows that it is in the log"));
        assertThat(what(spoilt(
                        SITE_701, lines -> Tampering.replace(lines, 2, new BundleLine.Hidden(11, event.leaf())))))
                .contains("disclosed by hash only, which says nothing in a part");
    }

    @Test
    void many_proofs_that_lead_elsewhere_are_counted() {
        Report report = spoilt(SITE_701, lines -> {
            lines.replaceAll(line -> new ProvenEvent(
                    ((ProvenEvent) line).event(),
                    proven(trial.visits, ((ProvenEvent) line).event()).proof()));
            return lines;
        });

        assertThat(report.verified()).isFalse();
        assertThat(report.first()).contains(at(3, trial.enrollment.get(3), NOT_SIGNED));
    }

    @Test
    void a_part_that_is_said_to_be_of_the_whole_study_is_found() {
        InspectionBundle bundle = InspectionBundle.part(trial, SITE_701).sealed();
        bundle.put(Manifest.NAME, bundle.text(Manifest.NAME).replace("{\"site\":\"701\"}", "{}"));

        assertThat(what(bundle.verify()))
                .contains("logs/enrollment.ndjson: is a part, but the bundle is said to be of the whole study");
    }

    @Test
    void an_unreadable_line_is_found_and_the_rest_is_checked() {
        InspectionBundle bundle = InspectionBundle.part(trial, SITE_701);
        String log = bundle.text("logs/enrollment.ndjson");
        bundle.put("logs/enrollment.ndjson", log.replace("{\"position\":11,", "{\"position\":eleven,"));

        assertThat(bundle.sealed().verify().findings())
                .anyMatch(finding -> finding.toString().startsWith("enrollment, position 8: unreadable"))
                .anyMatch(finding -> finding.what().endsWith("comes after its event 1: removed"));
    }

    private Report spoilt(Filter filter, UnaryOperator<List<BundleLine>> change) {
        return InspectionBundle.part(trial, filter, change).sealed().verify();
    }

    private ProvenEvent with(BundleEvent changed) {
        return new ProvenEvent(
                changed, proven(trial.enrollment, trial.enrollment.get(11)).proof());
    }

    private static List<BundleLine> inserted(List<BundleLine> lines, int at, BundleLine line) {
        lines.add(at, line);
        return lines;
    }
}
