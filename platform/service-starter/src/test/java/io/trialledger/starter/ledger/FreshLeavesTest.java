package io.trialledger.starter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshLeavesTest {

    private static final byte[] LEAF = new byte[32];

    private final FreshLeaves fresh = new FreshLeaves();

    @Test
    void commits_are_taken_one_after_the_other() {
        fresh.offer(4, List.of(LEAF, LEAF));
        fresh.offer(6, List.of(LEAF));

        assertThat(fresh.takeAt(4).orElseThrow().next()).isEqualTo(6);
        assertThat(fresh.takeAt(6).orElseThrow().next()).isEqualTo(7);
        assertThat(fresh.takeAt(7)).isEmpty();
    }

    @Test
    void what_another_process_appended_between_is_waited_for() {
        fresh.offer(6, List.of(LEAF));

        assertThat(fresh.takeAt(5)).isEmpty();
        assertThat(fresh.takeAt(6)).isPresent();
    }

    @Test
    void what_was_read_meanwhile_is_dropped() {
        fresh.offer(4, List.of(LEAF));
        fresh.offer(5, List.of(LEAF));
        fresh.offer(6, List.of(LEAF));

        assertThat(fresh.takeAt(6)).isPresent();
        assertThat(fresh.takeAt(4)).isEmpty();
    }

    @Test
    void what_nobody_takes_does_not_fill_the_memory() {
        fresh.offer(0, Collections.nCopies(99_999, LEAF));
        fresh.offer(99_999, List.of(LEAF, LEAF));
        fresh.offer(100_001, List.of(LEAF));

        assertThat(fresh.takeAt(99_999)).isEmpty();
        assertThat(fresh.takeAt(100_001)).isPresent();
    }
}
