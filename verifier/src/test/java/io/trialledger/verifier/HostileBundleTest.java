package io.trialledger.verifier;

import static io.trialledger.verifier.Tampering.what;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.ledger.BundleEvent;
import io.trialledger.ledger.NoteSigner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bundle made to mislead or to harm. */
class HostileBundleTest {

    private final Trial trial = new Trial();
    private final List<NoteSigner> pinned = List.of(trial.enrollmentKey, trial.visitsKey);

    @Test
    void the_checkpoint_of_a_log_that_is_not_there_is_found() {
        NoteSigner other = NoteSigner.generate("trialledger.local/adverse-events");
        String older = Trial.checkpoint(List.of(), other, 0);

        assertThat(what(Trial.verify(trial.bundle(), pinned, older)))
                .containsExactly("a checkpoint was handed in for the log trialledger.local/adverse-events,"
                        + " which it doesn't hold");
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
}
