package io.trialledger.verifier;

import static io.trialledger.verifier.InspectionBundle.SITE_701;
import static io.trialledger.verifier.InspectionBundle.SUBJECT_3;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is sound is said to be sound, with what was shown and what was not. */
class SoundInspectionBundleTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey, trial.adverseEventsKey);

    @Test
    void a_whole_bundle_is_verified() {
        Report report = InspectionBundle.whole(trial).sealed().verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines())
                .contains(
                        "enrollment: 40 events, none altered, removed or reordered; signed tree of 40",
                        "  the last event here happened at 2026-01-01T00:00:20Z; all 4 checkpoints in the bundle hold,"
                                + " the first of 0 events",
                        "  sealed values: 50, of which revealed.ndjson shows 0; the others were erased, or aren't for who"
                                + " asked",
                        "    free text in metadata/reason: 10, 0 shown",
                        "    free text in payload/note: 40, 0 shown",
                        "Inspection bundle 0192f0c1-5a3b-7c11-8d2e-000000000001 of the whole study, asked for by"
                                + " inspector-1 (AUDITOR, Agency) at 2026-11-23T03:00:00Z: all 14 files are as its"
                                + " manifest says.",
                        "The rows of the readable history in history/ tell the signed events: 80, none left out, none"
                                + " invented.",
                        "VERIFIED");
    }

    @Test
    void what_is_hidden_is_counted_and_named() {
        List<BundleLine> lines = new ArrayList<>(trial.enrollment);
        List.of(3, 4, 5, 11).forEach(at -> lines.set(at, Tampering.hiddenIf(trial.enrollment.get(at), true)));

        Report report = InspectionBundle.whole(trial, lines).sealed().verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines())
                .contains(
                        "enrollment: 40 events (4 by hash only), none altered, removed or reordered; signed tree of 40",
                        "  by hash only: positions 3 to 5; 11");
    }

    @Test
    void a_part_is_verified_and_the_report_says_what_it_cannot_show() {
        for (Filter filter : List.of(SITE_701, SUBJECT_3)) {
            Report report = InspectionBundle.part(trial, filter).sealed().verify();

            assertThat(report.findings()).isEmpty();
            assertThat(report.lines())
                    .contains(
                            "enrollment: 10 events of " + filter
                                    + " out of a log of 40, each as it was signed and in its place",
                            "It doesn't show that nothing was left out: not the last events of an aggregate, and not a"
                                    + " whole aggregate. Only a bundle of the whole study does.");
        }
    }

    @Test
    void a_part_without_any_event_is_verified() {
        Report report = InspectionBundle.part(trial, SITE_701, lines -> List.of())
                .sealed()
                .verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines().get(1)).startsWith("enrollment: 0 events of site 701 out of a log of 40");
    }

    @Test
    void a_part_in_the_short_form_is_verified_without_a_filter() {
        List<BundleLine> lines = new ArrayList<>();
        lines.add(new BundleLine.Start("LZZT", List.of(Trial.VISITS)));
        lines.add(new BundleLine.PartStart(
                Trial.VISITS, Trial.EVENTS, trial.visitsKey.verifier().toString()));
        for (BundleEvent event : List.of(trial.visits.get(7), trial.visits.get(30))) {
            lines.add(InspectionBundle.proven(trial.visits, event));
        }
        lines.add(new BundleLine.Close(Trial.checkpoint(trial.visits, trial.visitsKey, Trial.EVENTS)));
        lines.add(new BundleLine.End(1));

        Report report = Trial.verify(lines, List.of(trial.visitsKey));

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines())
                .contains(
                        "visits: 2 events out of a log of 40, each as it was signed and in its place",
                        "  8 events of aggregates that reach beyond the part lie in between and aren't in it");
    }

    @Test
    void checkpoints_handed_in_are_shown_to_be_extended() {
        String ninth = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 9);
        String seventh = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 7);
        InspectionBundle whole = InspectionBundle.whole(trial).sealed();
        InspectionBundle part = InspectionBundle.part(trial, SITE_701).sealed();

        assertThat(whole.verify(ninth, seventh).findings()).isEmpty();
        assertThat(whole.verify(ninth).lines()).anyMatch(line -> line.endsWith("extends the checkpoint of 9"));
        assertThat(part.verify(ninth).findings()).isEmpty();
        assertThat(part.verify(ninth).lines()).anyMatch(line -> line.endsWith("extends the checkpoint of 9"));
        assertThat(Tampering.what(part.verify(seventh)))
                .singleElement()
                .asString()
                .startsWith("the checkpoint of 7 events that was handed in can't be compared");
    }

    @Test
    void receipts_are_compared_with_a_part() {
        InspectionBundle part = InspectionBundle.part(trial, SITE_701).sealed();
        List<Receipt> receipts = new ArrayList<>();
        for (Receipt receipt : Trial.receipts(Trial.ENROLLMENT, trial.enrollment)) {
            receipts.add(trial.proven(receipt, 40));
        }
        receipts.addAll(Trial.receipts(Trial.VISITS, trial.visits));

        Report report = part.verify(pinned, receipts, Optional.empty());

        assertThat(report.findings()).isEmpty();
        assertThat(report.receipts()).first().asString().contains("all there and unchanged; 10 proven");
    }

    @Test
    void receipts_of_another_site_need_not_be_in_a_part() {
        List<Receipt> receipts = new ArrayList<>(Trial.receipts(Trial.ENROLLMENT, trial.enrollment));
        receipts.addAll(Trial.receipts(Trial.VISITS, trial.visits));
        Filter otherSite = new Filter(InspectionBundle.LZZT, Optional.of("702"), Optional.empty());

        Report report = InspectionBundle.part(trial, otherSite).sealed().verify(pinned, receipts, Optional.empty());

        assertThat(report.findings()).isEmpty();
        assertThat(report.receipts())
                .last()
                .asString()
                .isEqualTo("20 events with a receipt aren't in this part: of another study or site, as the receipts"
                        + " say.");
    }

    @Test
    void receipts_that_a_part_can_not_decide_are_named() {
        List<Receipt> receipts = Trial.receipts(Trial.ENROLLMENT, trial.enrollment);
        Filter otherSubject = new Filter(InspectionBundle.LZZT, Optional.empty(), Optional.of("1"));

        Report report = InspectionBundle.part(trial, otherSubject).sealed().verify(pinned, receipts, Optional.empty());

        assertThat(report.findings())
                .hasSize(10)
                .allMatch(finding -> finding.what()
                        .endsWith(
                                "but it isn't in the bundle; whether it belongs to this part the receipt doesn't tell: only a"
                                        + " bundle of the whole study decides it"));
    }

    @Test
    void a_part_without_a_filter_must_hold_every_receipted_event_of_its_study() {
        List<BundleLine> lines = new ArrayList<>();
        lines.add(new BundleLine.Start("LZZT", List.of(Trial.VISITS)));
        lines.add(new BundleLine.PartStart(
                Trial.VISITS, Trial.EVENTS, trial.visitsKey.verifier().toString()));
        lines.add(InspectionBundle.proven(trial.visits, trial.visits.get(7)));
        lines.add(new BundleLine.Close(Trial.checkpoint(trial.visits, trial.visitsKey, Trial.EVENTS)));
        lines.add(new BundleLine.End(1));
        List<Receipt> receipts = Trial.receipts(Trial.VISITS, trial.visits).subList(0, 2);

        Report report = Trial.verify(lines, List.of(trial.visitsKey), receipts);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.position()).hasValue(3);
            assertThat(finding.what()).endsWith("but it isn't in the bundle");
        });
    }

    @Test
    void the_manifest_is_compared_with_the_event_of_the_export() {
        InspectionBundle bundle = InspectionBundle.whole(trial).sealed();
        String hash = HashedFile.sha256(bundle.files.get(Manifest.NAME));

        assertThat(bundle.verify(pinned, List.of(), Optional.of(hash)).lines())
                .contains("The manifest is the one of which the SHA-256 was given by --export-hash.", "VERIFIED");
        assertThat(bundle.verify().lines()).anyMatch(line -> line.startsWith("The manifest's SHA-256 is " + hash));
        assertThat(Tampering.what(bundle.verify(pinned, List.of(), Optional.of("0".repeat(64)))))
                .containsExactly("manifest.json: not the one that was exported: its SHA-256 is " + hash);
    }
}
