package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.flip;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.COORDINATOR;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static io.trialledger.verifier.Trial.EVENTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A site's own receipts against the history: all there, unchanged, and nothing it did not send. */
class ReceiptsTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    private final List<Receipt> receipts = receiptsOfBothLogs();

    @Test
    void all_is_there_and_unchanged() {
        Report report = Trial.verify(trial.bundle(), pinned, receipts);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines())
                .contains(
                        "Receipts: 20 for 20 events sent by coordinator-701: all there and unchanged;"
                                + " 0 proven by the log's signature.",
                        "No other event stands under these names.",
                        "VERIFIED");
    }

    @Test
    void a_receipted_event_that_was_changed_and_rehashed_is_found_there() {
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(7, Trial.rehashed(flip(trial, 7, "payload", 3), ENROLLMENT));
        List<BundleLine> lines = trial.bundle(forged, Trial.checkpoint(forged, trial.enrollmentKey, EVENTS));
        assertThat(Trial.verify(lines, pinned).verified())
                .as("the key's holder made it sound")
                .isTrue();

        Report report = Trial.verify(lines, pinned, receipts);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.place())
                    .isEqualTo("enrollment, position 7, event "
                            + trial.enrollment.get(7).eventId());
            assertThat(finding.what()).startsWith("not what was receipted to coordinator-701 at 2026-01-01T00:00:04Z");
        });
        assertThat(report.lines())
                .contains("Receipts: 20 for 20 events sent by coordinator-701: 19 there and unchanged;"
                        + " 0 proven by the log's signature.");
    }

    @Test
    void a_receipted_event_that_was_cut_off_is_found() {
        List<BundleLine> lines = trial.bundle(
                trial.enrollment.subList(0, 30), Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 30));
        lines.set(
                1,
                new BundleLine.LogStart(
                        ENROLLMENT, 0, 30, trial.enrollmentKey.verifier().toString()));

        Report report = Trial.verify(lines, pinned, receipts);

        assertThat(report.findings())
                .extracting(Finding::place)
                .containsExactly(
                        "enrollment, position 31, event "
                                + trial.enrollment.get(31).eventId(),
                        "enrollment, position 35, event "
                                + trial.enrollment.get(35).eventId(),
                        "enrollment, position 39, event "
                                + trial.enrollment.get(39).eventId());
        assertThat(what(report)).allMatch(what -> what.endsWith("but it isn't in the bundle"));
    }

    @Test
    void a_receipt_for_a_log_that_is_not_there_is_found() {
        Receipt elsewhere = new Receipt(
                "r-x",
                "LZZT",
                "701",
                "General Hospital",
                COORDINATOR,
                "c-x",
                receipts.get(0).recordedAt(),
                List.of(new Receipt.Event("trialledger.local/adverse-events", 0, "e", new byte[32])),
                List.of());

        assertThat(what(Trial.verify(trial.bundle(), pinned, and(elsewhere))))
                .containsExactly("there are receipts for events of the log trialledger.local/adverse-events, which it"
                        + " doesn't hold");
    }

    @Test
    void an_event_under_her_name_that_she_did_not_send_is_listed() {
        List<Receipt> allButOne = receipts.stream()
                .filter(receipt -> !receipt.id().equals("r-7")
                        || !receipt.events().get(0).log().equals(ENROLLMENT))
                .toList();

        Report report = Trial.verify(trial.bundle(), pinned, allButOne);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.place())
                    .isEqualTo("enrollment, position 7, event "
                            + trial.enrollment.get(7).eventId());
            assertThat(finding.what())
                    .isEqualTo("stands under the name of coordinator-701 (General Hospital, through portal), but no"
                            + " receipt covers it");
        });
        assertThat(report.lines()).contains("1 event stands under these names without a receipt.");
    }

    @Test
    void an_event_sent_in_the_sites_name_by_a_system_it_does_not_know_is_listed() {
        assertThat(under("robot", "General Hospital", "701", "api")).hasSize(1);
        assertThat(under("robot", "General Hospital", "701", "odm")).hasSize(1);
        assertThat(under("robot", "General Hospital", "702", "api")).isEmpty();
        assertThat(under("robot", "Another Hospital", "701", "api")).isEmpty();
        assertThat(under("colleague", "General Hospital", "701", "portal"))
                .as("another person's own receipts")
                .isEmpty();
        assertThat(under(COORDINATOR, "", "", "portal")).hasSize(1);
        assertThat(under("visits", "", "701", "policy"))
                .as("what follows from it")
                .isEmpty();
    }

    @Test
    void what_others_did_at_her_site_is_told_by_whom() {
        assertThat(said("ghost", "General Hospital", "701", "portal"))
                .contains("At your sites under your organisation also: 1 event by ghost, of whom no receipt was handed"
                        + " in.");
        assertThat(said("visits", "", "701", "policy"))
                .contains("At your sites by policies, which get no receipts: 1 event by visits.");
        assertThat(said("ghost", "General Hospital", "702", "portal"))
                .noneMatch(line -> line.startsWith("At your sites"));
    }

    @Test
    void at_a_site_of_which_all_receipts_are_here_nobody_else_did_anything() {
        List<BundleLine> lines = sent("ghost", "General Hospital", "701", "portal");

        assertThat(Trial.verify(lines, pinned, receipts, "701").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.position()).hasValue(6);
                    assertThat(finding.what())
                            .isEqualTo("stands at the site 701 under ghost (General Hospital, through portal), of whom"
                                    + " no receipt was handed in");
                });
        assertThat(Trial.verify(sent("visits", "", "701", "policy"), pinned, receipts, "701")
                        .findings())
                .isEmpty();
        assertThat(what(Trial.verify(trial.bundle(), pinned, receipts, "702")))
                .containsExactly("no receipt of the site 702 was handed in, all were said to be");
    }

    @Test
    void metadata_that_cannot_be_read_hides_nothing() {
        BundleEvent odd = withMetadata(trial.enrollment.get(6), "{\"actor\":{}}");

        assertThat(what(Trial.verify(sound(odd), pinned, receipts)))
                .anyMatch(what -> what.startsWith("its metadata doesn't tell who sent it: "));
    }

    @Test
    void of_events_disclosed_by_hash_only_it_says_what_can_be_said() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.replaceAll(line -> Tampering.hiddenIf((BundleEvent) line, true));
                    return lines;
                }),
                pinned,
                receipts);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines())
                .anyMatch(line -> line.contains("all there and unchanged"))
                .contains(
                        "No other event stands under these names. 40 events disclosed by hash only: who sent them can't"
                                + " be told from the bundle.");
    }

    @Test
    void a_receipt_that_names_another_event_in_its_place_is_found() {
        BundleEvent seven = trial.enrollment.get(7);
        Receipt other = new Receipt(
                "r-7",
                "LZZT",
                "701",
                "General Hospital",
                COORDINATOR,
                "c-7",
                receipts.get(1).recordedAt(),
                List.of(new Receipt.Event(ENROLLMENT, 7, "another", seven.leaf())),
                List.of());

        assertThat(what(Trial.verify(trial.bundle(), pinned, replaced(1, other))))
                .containsExactly("the receipt r-7 names this event, not " + seven.eventId());
    }

    @Test
    void a_time_of_recording_that_was_changed_is_found_by_its_receipt_alone() {
        BundleEvent seven = trial.enrollment.get(7);
        List<BundleEvent> moved = trial.enrollment.stream()
                .map(event -> event.cid().equals(seven.cid())
                        ? ChangedEvent.of(event).at(seven.at() + 1).event()
                        : event)
                .toList();
        List<BundleLine> lines = trial.bundle(moved, Trial.checkpoint(moved, trial.enrollmentKey, EVENTS));
        assertThat(Trial.verify(lines, pinned).verified()).isTrue();

        assertThat(Trial.verify(lines, pinned, receipts).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.position()).hasValue(7);
                    assertThat(finding.what())
                            .isEqualTo("receipted as recorded at 2026-01-01T00:00:04Z, the bundle says"
                                    + " 2026-01-01T00:00:04.001Z");
                });
    }

    @Test
    void a_receipt_may_be_handed_in_twice_but_not_contradict() {
        Receipt contradicting = Trial.receipt(ENROLLMENT, Trial.moved(trial.enrollment.get(8), 7));

        assertThat(Trial.verify(trial.bundle(), pinned, and(trial.proven(receipts.get(1), 40)))
                        .verified())
                .isTrue();
        assertThat(what(Trial.verify(trial.bundle(), pinned, and(contradicting))))
                .contains("the receipts r-7 and r-7 contradict each other: keep both, two histories were receipted");
    }

    /** What is found when the monitor's event 6 had been sent so. */
    private List<Finding> under(String actor, String organisation, String site, String source) {
        return Trial.verify(sent(actor, organisation, site, source), pinned, receipts)
                .findings();
    }

    private List<String> said(String actor, String organisation, String site, String source) {
        return Trial.verify(sent(actor, organisation, site, source), pinned, receipts)
                .lines();
    }

    private List<BundleLine> sent(String actor, String organisation, String site, String source) {
        return sound(withMetadata(trial.enrollment.get(6), Trial.sentBy(actor, organisation, site, source)));
    }

    private List<BundleLine> sound(BundleEvent changed) {
        List<BundleEvent> events = new ArrayList<>(trial.enrollment);
        events.set((int) changed.position(), changed);
        return trial.bundle(events, Trial.checkpoint(events, trial.enrollmentKey, EVENTS));
    }

    private static BundleEvent withMetadata(BundleEvent e, String metadata) {
        return Trial.rehashed(
                ChangedEvent.of(e).metadata(metadata.getBytes(UTF_8)).event(), ENROLLMENT);
    }

    private List<Receipt> receiptsOfBothLogs() {
        List<Receipt> both = new ArrayList<>(Trial.receipts(ENROLLMENT, trial.enrollment));
        both.addAll(Trial.receipts(Trial.VISITS, trial.visits));
        return both;
    }

    private List<Receipt> and(Receipt more) {
        List<Receipt> all = new ArrayList<>(receipts);
        all.add(more);
        return all;
    }

    private List<Receipt> replaced(int index, Receipt receipt) {
        List<Receipt> all = new ArrayList<>(receipts);
        all.set(index, receipt);
        return all;
    }
}
