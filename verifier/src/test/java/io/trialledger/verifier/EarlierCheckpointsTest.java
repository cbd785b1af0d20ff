package io.trialledger.verifier;

import static io.trialledger.verifier.InspectionBundle.SITE_701;
import static io.trialledger.verifier.InspectionBundle.checkpoints;
import static io.trialledger.verifier.Tampering.flip;
import static io.trialledger.verifier.Tampering.what;
import static io.trialledger.verifier.Trial.ENROLLMENT;
import static io.trialledger.verifier.Trial.EVENTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.NoteSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checkpoints in a bundle against its logs, and histories that someone with the database made anew. */
class EarlierCheckpointsTest {

    private static final String FILE = "checkpoints/enrollment.ndjson";

    private final Trial trial = new Trial();

    @Test
    void a_cut_tail_is_found_by_a_checkpoint_of_a_larger_tree() {
        for (Filter filter : List.of(InspectionBundle.ALL, SITE_701)) {
            List<BundleEvent> cut = trial.enrollment.subList(0, 30);
            InspectionBundle bundle = bundle(filter);
            String forty =
                    bundle.text(FILE).lines().reduce((one, other) -> other).orElseThrow();
            bundle.log(
                    cut,
                    trial.enrollmentKey,
                    filter.isNone() ? cut : InspectionBundle.chosen(cut, filter),
                    Trial.checkpoint(cut, trial.enrollmentKey, 30));
            bundle.put(FILE, checkpoints(cut, trial.enrollmentKey, 9, 30));
            assertThat(bundle.sealed().verify().findings()).as("in itself").isEmpty();

            bundle.put(FILE, checkpoints(cut, trial.enrollmentKey, 9, 30) + forty + "\n");

            assertThat(what(bundle.sealed().verify()))
                    .contains(
                            "cut, rolled back or rewritten: it isn't shown to extend its checkpoint of 40 events: the log"
                                    + " shrank from 40 to 30 leaves",
                            "the last of its checkpoints isn't the closing one");
            assertThat(what(bundle.put(FILE, checkpoints(cut, trial.enrollmentKey, 9, 30))
                            .sealed()
                            .verify(Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 40))))
                    .singleElement()
                    .asString()
                    .startsWith("cut or rolled back: a checkpoint handed in covers 40 events");
        }
    }

    @Test
    void a_history_made_anew_is_found_by_a_pinned_key_and_by_an_older_checkpoint() {
        NoteSigner forger = NoteSigner.generate(ENROLLMENT);
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(3, Trial.rehashed(flip(trial, 3, "payload", 3), ENROLLMENT));
        for (Filter filter : List.of(InspectionBundle.ALL, SITE_701)) {
            InspectionBundle bundle = forged(filter, forged, forger);
            assertThat(bundle.verify(List.of(), List.of(), Optional.empty()).findings())
                    .as("in itself it is sound")
                    .isEmpty();

            assertThat(what(bundle.verify())).anyMatch(what -> what.startsWith("the closing checkpoint doesn't hold"));
            String older = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 9);
            assertThat(what(bundle.verify(List.of(), List.of(), Optional.empty(), older)))
                    .singleElement()
                    .asString()
                    .startsWith("the checkpoint handed in isn't signed with the bundle's key");
        }
    }

    @Test
    void a_history_made_anew_with_the_stolen_key_is_found_by_an_older_checkpoint() {
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(3, Trial.rehashed(flip(trial, 3, "payload", 3), ENROLLMENT));
        String older = Trial.checkpoint(trial.enrollment, trial.enrollmentKey, 9);
        for (Filter filter : List.of(InspectionBundle.ALL, SITE_701)) {
            InspectionBundle bundle = forged(filter, forged, trial.enrollmentKey);
            assertThat(bundle.verify().findings()).as("in itself it is sound").isEmpty();

            assertThat(what(bundle.verify(older)))
                    .singleElement()
                    .asString()
                    .startsWith("not what it was when the checkpoint of 9 events was handed out");
        }
    }

    @Test
    void an_older_checkpoint_left_in_the_bundle_gives_a_new_history_away() {
        List<BundleEvent> forged = new ArrayList<>(trial.enrollment);
        forged.set(3, Trial.rehashed(flip(trial, 3, "payload", 3), ENROLLMENT));
        for (Filter filter : List.of(InspectionBundle.ALL, SITE_701)) {
            InspectionBundle bundle = forged(filter, forged, trial.enrollmentKey);
            bundle.put(
                    FILE,
                    checkpoints(trial.enrollment, trial.enrollmentKey, 9)
                            + checkpoints(forged, trial.enrollmentKey, 25, EVENTS));

            assertThat(what(bundle.sealed().verify()))
                    .anyMatch(what -> what.startsWith(
                            "cut, rolled back or rewritten: it isn't shown to extend its checkpoint of 9 events"));
        }
    }

    @Test
    void checkpoints_that_are_not_in_order_or_not_signed_are_found() {
        InspectionBundle bundle = bundle(SITE_701);
        bundle.put(FILE, checkpoints(trial.enrollment, trial.enrollmentKey, 25, 9, EVENTS));
        assertThat(what(bundle.sealed().verify())).containsExactly("its checkpoints don't rise: 9 events after 25");

        bundle.put(
                FILE,
                checkpoints(trial.enrollment, NoteSigner.generate(ENROLLMENT), 9)
                        + checkpoints(trial.enrollment, trial.enrollmentKey, EVENTS));
        assertThat(what(bundle.sealed().verify()))
                .singleElement()
                .asString()
                .startsWith("its checkpoint of 9 events doesn't hold");

        bundle.put(FILE, "{}\n");
        assertThat(what(bundle.sealed().verify()))
                .contains(
                        "the checkpoint in line 1 can't be read: a checkpoint's line with the members []",
                        "the last of its checkpoints isn't the closing one");
    }

    @Test
    void an_older_key_of_the_log_may_have_signed_earlier_checkpoints() {
        NoteSigner old = NoteSigner.generate(ENROLLMENT);
        InspectionBundle bundle = bundle(SITE_701);
        bundle.put(
                FILE,
                checkpoints(trial.enrollment, old, 9) + checkpoints(trial.enrollment, trial.enrollmentKey, EVENTS));
        String key = trial.enrollmentKey.verifier().toString();
        bundle.put("keys.json", bundle.text("keys.json").replace(key, key + "\",\"" + old.verifier()));

        assertThat(bundle.sealed().verify().findings()).isEmpty();
    }

    @Test
    void no_more_are_read_than_any_log_has() throws IOException {
        InputStream most = lines(EarlierCheckpoints.MOST);
        InputStream more = lines(EarlierCheckpoints.MOST + 10_000);
        Findings findings = new Findings();
        Manifest.Log log = new Manifest.Log(ENROLLMENT, "logs/enrollment.ndjson", false, EVENTS, EVENTS, 0);

        EarlierCheckpoints.read(most, log, findings);
        assertThat(findings.listed()).isEmpty();
        EarlierCheckpoints.read(more, log, findings);

        assertThat(findings.listed())
                .singleElement()
                .extracting(Finding::what)
                .isEqualTo(FILE + ": holds more than 100,000 checkpoints");
        assertThat(more.available()).isPositive();
    }

    private static InputStream lines(int count) {
        return new ByteArrayInputStream(
                "{\"size\":0,\"note\":\"\",\"proof\":[]}\n".repeat(count).getBytes(UTF_8));
    }

    private InspectionBundle bundle(Filter filter) {
        return filter.isNone() ? InspectionBundle.whole(trial) : InspectionBundle.part(trial, filter);
    }

    /** Everything about the enrollment log made anew. */
    private InspectionBundle forged(Filter filter, List<BundleEvent> forged, NoteSigner forger) {
        InspectionBundle bundle = bundle(filter);
        bundle.log(
                forged,
                forger,
                filter.isNone() ? forged : InspectionBundle.chosen(forged, filter),
                Trial.checkpoint(forged, forger, EVENTS));
        bundle.put(FILE, checkpoints(forged, forger, 9, 25, EVENTS));
        bundle.put(
                "keys.json",
                bundle.text("keys.json")
                        .replace(
                                trial.enrollmentKey.verifier().toString(),
                                forger.verifier().toString()));
        return bundle.sealed();
    }
}
