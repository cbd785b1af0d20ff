package io.trialledger.verifier;

import static io.trialledger.verifier.Trial.ENROLLMENT;
import static io.trialledger.verifier.Trial.EVENTS;
import static io.trialledger.verifier.Trial.VISITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.NoteSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the verifier must notice, and where. Commits stand at 0, 1-2, 3-5, 6, 7-8, 9-11, 12, 13-14, 15-17 … */
class BundleVerifierTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void a_sound_bundle_is_verified() {
        Report report = Trial.verify(trial.bundle(), pinned);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines())
                .contains(
                        "enrollment: 40 events, none altered, removed or reordered; signed tree of 40",
                        "Every checkpoint is signed with a key given by --key.",
                        "VERIFIED");
    }

    @Test
    void without_a_pinned_key_it_says_where_the_keys_come_from() {
        Report report = Trial.verify(trial.bundle(), List.of());

        assertThat(report.verified()).isTrue();
        assertThat(String.join("\n", report.lines()))
                .contains("taken from the bundle itself")
                .contains("--key " + trial.enrollmentKey.verifier());
    }

    @Test
    void an_older_checkpoint_is_proven_extended() {
        String older = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 17);

        Report report = Trial.verify(trial.bundle(), pinned, older);

        assertThat(report.verified()).isTrue();
        assertThat(report.logs().get(0).olderCheckpoints()).containsExactly(17L);
        assertThat(report.lines())
                .contains("enrollment: 40 events, none altered, removed or reordered; signed tree of 40;"
                        + " extends the checkpoint of 17");
    }

    @Test
    void events_disclosed_by_hash_only_are_verified_too() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.replaceAll(line -> hiddenIf((BundleEvent) line, ((BundleEvent) line).position() % 3 != 1));
                    return lines;
                }),
                pinned);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lines().get(1)).startsWith("enrollment: 40 events (27 by hash only), none altered");
    }

    @Test
    void an_empty_log_is_verified() {
        List<BundleLine> lines = new ArrayList<>(List.of(
                new BundleLine.Start("LZZT", List.of(ENROLLMENT)),
                new BundleLine.LogStart(
                        ENROLLMENT, 0, 0, trial.enrollmentKey.verifier().toString()),
                new BundleLine.Close(Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 0)),
                new BundleLine.End(1)));

        assertThat(Trial.verify(lines, pinned).findings()).isEmpty();
    }

    @Test
    void every_flipped_bit_in_the_content_of_an_event_is_found_there() {
        for (String field : List.of("payload", "metadata", "salt", "leaf")) {
            for (int bit = 0; bit < 8 * 16; bit += 5) {
                int flipped = bit;
                Report report =
                        Trial.verify(trial.tampered(lines -> replace(lines, 13, flip(13, field, flipped))), pinned);
                assertThat(report.findings()).as(field + " bit " + bit).contains(altered(13));
            }
        }
    }

    @Test
    void every_changed_field_of_the_header_is_found_there() throws IOException {
        String bundle = new String(Trial.bytes(trial.bundle()), StandardCharsets.UTF_8);
        String line = bundle.lines().skip(2 + 13).findFirst().orElseThrow();
        List<String> changed = List.of(
                line.replace("\"index\":0", "\"index\":1"),
                line.replace("\"of\":2", "\"of\":3"),
                line.replace("\"cid\":\"", "\"cid\":\"f"),
                line.replace("\"eventId\":\"", "\"eventId\":\"f"),
                line.replace("\"aggregateType\":\"Subject\"", "\"aggregateType\":null"),
                line.replace("subject/LZZT/1", "subject/LZZT/2"),
                line.replace("\"sequence\":3", "\"sequence\":4"),
                line.replaceFirst("\"timestamp\":[0-9]*", "\"timestamp\":1"),
                line.replaceFirst("\"at\":[0-9]*", "\"at\":1"),
                line.replace("SubjectSeen", "SubjectSean"),
                line.replace("\"revision\":\"1\"", "\"revision\":\"2\""),
                line.replace("\"revision\":\"1\"", "\"revision\":null"),
                line.replace("\"salt\":\"", "\"salt\":\"A"),
                line.replace("\"position\":13", "\"position\":14"),
                line.substring(0, 40),
                "{\"surprise\":1}");
        for (String forged : changed) {
            assertThat(forged).isNotEqualTo(line);
            Report report = verify(bundle.replace(line, forged));
            assertThat(report.findings())
                    .as(forged)
                    .anyMatch(finding -> finding.position().equals(OptionalLong.of(13))
                            || finding.position().equals(OptionalLong.of(14)));
        }
    }

    @Test
    void an_altered_event_with_a_matching_leaf_is_found_by_the_root() {
        Report report = Trial.verify(
                trial.tampered(lines -> replace(lines, 13, Trial.rehashed(flip(13, "payload", 3), ENROLLMENT))),
                pinned);

        assertThat(what(report))
                .containsExactly(
                        "the root isn't the one that was signed: something from position 0 to 39 was altered, removed, inserted or"
                                + " reordered");
    }

    @Test
    void an_older_checkpoint_narrows_the_place() {
        Report report = Trial.verify(
                trial.tampered(lines -> replace(lines, 13, Trial.rehashed(flip(13, "payload", 3), ENROLLMENT))),
                pinned,
                Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 12),
                Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 15));

        assertThat(what(report).get(0))
                .isEqualTo(
                        "not what it was when the checkpoint of 15 events was handed out: something from position 12 to"
                                + " 14 was altered, removed, inserted or reordered");
    }

    @Test
    void a_removed_event_is_missed_there() {
        Report report = Trial.verify(trial.tampered(lines -> without(lines, 13)), pinned);

        assertThat(report.findings()).contains(at(13, "missing: position 14 stands in its place"));
    }

    @Test
    void a_removed_event_is_missed_even_when_the_others_are_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(without(lines, 13))), pinned);

        assertThat(places(report)).contains(OptionalLong.of(13), OptionalLong.of(39));
        assertThat(what(report)).contains("cut: the bundle has 39 of 40 signed events");
    }

    @Test
    void a_removed_commit_is_missed_even_when_the_others_are_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(without(lines, 12))), pinned);

        assertThat(report.findings())
                .contains(at(15, "event 4 of subject/LZZT/0 comes after its event 2: removed or reordered"));
    }

    @Test
    void an_inserted_event_is_found_there() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.add(13, trial.enrollment.get(12));
                    return lines;
                }),
                pinned);

        assertThat(report.findings())
                .contains(at(12, "stands where position 13 is expected: inserted, repeated or reordered"));
    }

    @Test
    void an_inserted_event_is_found_even_when_the_others_are_renumbered() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.add(13, trial.enrollment.get(12));
                    return renumbered(lines);
                }),
                pinned);

        assertThat(report.findings())
                .contains(at(13, "event 3 of subject/LZZT/0 comes after its event 3: repeated or reordered"));
        assertThat(what(report)).contains("more than was signed: 41 events, the checkpoint covers 40");
    }

    @Test
    void an_invented_event_with_a_matching_leaf_is_found_by_the_tree() {
        BundleEvent invented = Trial.rehashed(
                Trial.with(trial.enrollment.get(12), 40, "0192f0c1-0000-7000-8000-000000000000", 0, 1, new byte[3]),
                ENROLLMENT);

        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.add(invented);
                    return lines;
                }),
                pinned);

        assertThat(report.findings()).contains(at(40, "more than was signed: 41 events, the checkpoint covers 40"));
    }

    @Test
    void swapped_events_are_found_there() {
        Report report = Trial.verify(trial.tampered(lines -> swap(lines, 12, 18)), pinned);

        assertThat(places(report)).contains(OptionalLong.of(12), OptionalLong.of(18));
    }

    @Test
    void swapped_events_of_one_subject_are_found_even_when_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(swap(lines, 6, 18))), pinned);

        assertThat(report.findings())
                .contains(at(6, "event 4 of subject/LZZT/2 comes after its event 0: removed or reordered"));
    }

    @Test
    void swapped_events_of_two_subjects_are_found_even_when_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(swap(lines, 18, 12))), pinned);

        assertThat(places(report)).contains(OptionalLong.of(13));
    }

    @Test
    void swapped_events_inside_a_commit_are_found_even_when_renumbered() {
        Report report = Trial.verify(trial.tampered(lines -> renumbered(swap(lines, 13, 14))), pinned);

        assertThat(places(report)).contains(OptionalLong.of(13));
    }

    @Test
    void swapped_neighbours_with_adapted_recording_times_are_found_by_the_root_and_hinted_at() {
        // 12 is a commit of its own, so is 6 after a swap of subjects that keeps every number in order
        BundleEvent first = trial.enrollment.get(0);
        BundleEvent second = trial.enrollment.get(1);
        BundleEvent alone = Trial.rehashed(Trial.with(second, 0, second.cid(), 0, 1, second.payload()), ENROLLMENT);
        List<BundleEvent> honest = new ArrayList<>(List.of(first, Trial.moved(alone, 1)));
        List<BundleLine> swapped = List.of(atTime(alone, first.at(), 0), atTime(first, second.at(), 1));
        List<BundleLine> lines = new ArrayList<>(List.of(
                new BundleLine.Start("LZZT", List.of(ENROLLMENT)),
                new BundleLine.LogStart(
                        ENROLLMENT, 0, 2, trial.enrollmentKey.verifier().toString())));
        lines.addAll(swapped);
        lines.add(new BundleLine.Close(Trial.checkpoint(honest, trial.enrollmentKey, 2)));
        lines.add(new BundleLine.End(1));

        Report report = Trial.verify(lines, pinned);

        assertThat(what(report))
                .containsExactly(
                        "the root isn't the one that was signed: something from position 0 to 1 was altered, removed, inserted or"
                                + " reordered (look first where an event is older than the one before it: position 1)");
    }

    @Test
    void a_cut_tail_is_found_there() {
        Report report = Trial.verify(trial.tampered(lines -> lines.subList(0, 30)), pinned);

        assertThat(report.findings()).contains(at(30, "cut: the bundle has 30 of 40 signed events"));
    }

    @Test
    void a_cut_tail_with_adapted_sizes_is_found_by_the_signature() {
        String forged =
                Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 40).replace("\n40\n", "\n30\n");

        Report report = Trial.verify(trial.bundle(trial.enrollment.subList(0, 30), forged), pinned);

        assertThat(what(report))
                .anyMatch(what -> what.startsWith("the closing checkpoint doesn't hold: invalid signature"));
    }

    @Test
    void a_log_rolled_back_to_an_older_signed_state_is_found_by_the_newer_checkpoint() {
        List<BundleLine> rolledBack = trial.bundle(
                trial.enrollment.subList(0, 30), Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 30));
        rolledBack.set(
                1,
                new BundleLine.LogStart(
                        ENROLLMENT, 0, 30, trial.enrollmentKey.verifier().toString()));
        assertThat(Trial.verify(rolledBack, pinned).verified()).isTrue();

        Report report = Trial.verify(rolledBack, pinned, Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 40));

        assertThat(what(report))
                .containsExactly("cut or rolled back: a checkpoint handed in covers 40 events, the bundle has 30");
    }

    @Test
    void a_bundle_cut_off_anywhere_is_found() throws IOException {
        byte[] whole = Trial.bytes(trial.bundle());
        for (int length = 0; length < whole.length; length += 97) {
            Report report = new BundleVerifier(List.of(), List.of())
                    .verify(new ByteArrayInputStream(Arrays.copyOf(whole, length)));
            assertThat(report.verified()).as("cut at byte " + length).isFalse();
        }
        assertThat(new BundleVerifier(List.of(), List.of())
                        .verify(new ByteArrayInputStream(whole))
                        .verified())
                .isTrue();
    }

    @Test
    void a_log_without_its_closing_checkpoint_is_found() {
        List<BundleLine> lines = trial.bundle();
        lines.remove(2 + EVENTS);

        assertThat(Trial.verify(lines, pinned).findings())
                .contains(at(40, "cut off here: the closing checkpoint and what should come before it are missing"));
    }

    @Test
    void a_bundle_without_its_last_line_is_found() {
        List<BundleLine> lines = trial.bundle();
        lines.remove(lines.size() - 1);

        assertThat(what(Trial.verify(lines, pinned))).containsExactly("cut off: its last line is missing");
    }

    @Test
    void a_missing_log_is_found() {
        List<BundleLine> lines = trial.bundle();
        lines.subList(2 + EVENTS + 1, lines.size() - 1).clear();

        assertThat(what(Trial.verify(lines, pinned)))
                .contains(
                        "has 1 logs, its last line says 2",
                        "its first line names the logs [" + ENROLLMENT + ", " + VISITS + "], it holds [" + ENROLLMENT
                                + "]");
    }

    @Test
    void a_history_rehashed_and_signed_by_someone_else_is_found_with_the_pinned_key() {
        assertThat(what(Trial.verify(rewritten(), pinned)))
                .anyMatch(what -> what.startsWith("the closing checkpoint doesn't hold: no verifiable signature"));
    }

    @Test
    void a_history_rehashed_and_signed_by_someone_else_is_found_with_an_older_checkpoint() {
        String older = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 20);

        assertThat(what(Trial.verify(rewritten(), List.of(), older)))
                .anyMatch(what -> what.startsWith("the checkpoint handed in isn't signed with the bundle's key"));
    }

    @Test
    void a_history_rewritten_by_the_key_holder_is_found_with_an_older_checkpoint() {
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(13, Trial.rehashed(flip(13, "payload", 3), ENROLLMENT));
        List<BundleLine> lines = trial.bundle(forged, Trial.checkpoint(forged, trial.enrollmentKey, EVENTS));
        assertThat(Trial.verify(lines, pinned).verified()).isTrue();

        Report report = Trial.verify(lines, pinned, Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 20));

        assertThat(what(report))
                .containsExactly(
                        "not what it was when the checkpoint of 20 events was handed out: something from position 0"
                                + " to 19 was altered, removed, inserted or reordered");
    }

    @Test
    void the_checkpoint_of_a_log_that_is_not_there_is_found() {
        NoteSigner other = NoteSigner.generate("trialledger.local/adverse-events");
        String older = Trial.checkpoint(List.of(), other, 0);

        assertThat(what(Trial.verify(trial.bundle(), pinned, older)))
                .containsExactly("a checkpoint was handed in for the log trialledger.local/adverse-events,"
                        + " which it doesn't hold");
    }

    @Test
    void hidden_events_do_not_excuse_a_removed_one() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.set(
                            2, new BundleLine.Hidden(2, trial.enrollment.get(2).leaf()));
                    return renumbered(without(lines, 12));
                }),
                pinned);

        assertThat(report.findings())
                .contains(at(15, "event 4 of subject/LZZT/0 comes after its event 2: removed or reordered"));
    }

    @Test
    void a_hostile_bundle_fills_neither_memory_nor_screen() {
        Report report = Trial.verify(
                trial.tampered(lines -> {
                    lines.replaceAll(line -> Trial.with((BundleEvent) line, 7, "c\u001b[2J", 0, 1, new byte[0]));
                    return lines;
                }),
                pinned);

        assertThat(report.findings()).hasSizeLessThan(50);
        assertThat(report.unlisted()).isPositive();
        assertThat(report.lines()).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    /** Everything after position 13 rewritten, rehashed and signed with a key of the forger's. */
    private List<BundleLine> rewritten() {
        NoteSigner forger = NoteSigner.generate(ENROLLMENT);
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(13, Trial.rehashed(flip(13, "payload", 3), ENROLLMENT));
        List<BundleLine> lines = trial.bundle(forged, Trial.checkpoint(forged, forger, EVENTS));
        lines.set(
                1,
                new BundleLine.LogStart(ENROLLMENT, 0, EVENTS, forger.verifier().toString()));
        assertThat(Trial.verify(lines, List.of()).verified())
                .as("in itself it is sound")
                .isTrue();
        return lines;
    }

    private BundleEvent flip(int position, String field, int bit) {
        BundleEvent e = trial.enrollment.get(position);
        return new BundleEvent(
                e.position(),
                e.cid(),
                e.index(),
                e.of(),
                e.at(),
                e.eventId(),
                e.aggregateType(),
                e.aggregateId(),
                e.sequence(),
                e.timestamp(),
                e.type(),
                e.revision(),
                field.equals("salt") ? flipped(e.salt(), bit) : e.salt(),
                field.equals("payload") ? flipped(e.payload(), bit) : e.payload(),
                field.equals("metadata") ? flipped(e.metadata(), bit) : e.metadata(),
                field.equals("leaf") ? flipped(e.leaf(), bit) : e.leaf());
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8 % copy.length] ^= (byte) (1 << bit % 8);
        return copy;
    }

    private static BundleEvent atTime(BundleEvent e, long at, long position) {
        return new BundleEvent(
                position,
                e.cid(),
                e.index(),
                e.of(),
                at,
                e.eventId(),
                e.aggregateType(),
                e.aggregateId(),
                e.sequence(),
                e.timestamp(),
                e.type(),
                e.revision(),
                e.salt(),
                e.payload(),
                e.metadata(),
                e.leaf());
    }

    private static BundleLine hiddenIf(BundleEvent event, boolean hidden) {
        return hidden ? new BundleLine.Hidden(event.position(), event.leaf()) : event;
    }

    private static List<BundleLine> replace(List<BundleLine> lines, int position, BundleLine line) {
        lines.set(position, line);
        return lines;
    }

    private static List<BundleLine> without(List<BundleLine> lines, int position) {
        lines.remove(position);
        return lines;
    }

    private static List<BundleLine> swap(List<BundleLine> lines, int one, int other) {
        BundleLine kept = lines.get(one);
        lines.set(one, lines.get(other));
        lines.set(other, kept);
        return lines;
    }

    private static List<BundleLine> renumbered(List<BundleLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            lines.set(
                    i,
                    lines.get(i) instanceof BundleEvent event
                            ? Trial.moved(event, i)
                            : new BundleLine.Hidden(i, ((BundleLine.Hidden) lines.get(i)).leaf()));
        }
        return lines;
    }

    private static Finding altered(long position) {
        return at(position, "altered: its leaf hash isn't that of its content");
    }

    private static Finding at(long position, String what) {
        return new Finding(Optional.of(ENROLLMENT), OptionalLong.of(position), what);
    }

    private static List<String> what(Report report) {
        return report.findings().stream().map(Finding::what).toList();
    }

    private static List<OptionalLong> places(Report report) {
        return report.findings().stream().map(Finding::position).toList();
    }

    private Report verify(String bundle) throws IOException {
        return new BundleVerifier(pinned.stream().map(NoteSigner::verifier).toList(), List.of())
                .verify(new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)));
    }
}
