package io.trialledger.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionsTest {

    private final Positions positions = new Positions();

    @Test
    void say_nothing_before_anything_was_seen() {
        assertThat(positions.header()).isEmpty();
    }

    @Test
    void keep_the_furthest_of_each_log() {
        positions.saw("enrollment=12, visits=40");
        positions.saw("enrollment=11");
        positions.saw("visits=41");

        assertThat(positions.header().orElseThrow().split(",")).containsExactlyInAnyOrder("enrollment=12", "visits=41");
    }
}
