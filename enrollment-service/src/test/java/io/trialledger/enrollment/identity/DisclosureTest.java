package io.trialledger.enrollment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DisclosureTest {

    private static final Instant AT = Instant.parse("2026-03-10T15:00:00Z");

    private final Disclosure disclosure = new Disclosure("carla", AT);

    @Test
    void lasts_five_minutes() {
        assertThat(disclosure.isOver(AT.plusSeconds(299))).isFalse();
        assertThat(disclosure.isOver(AT.plusSeconds(300))).isTrue();
    }

    @Test
    void is_for_one_person() {
        assertThat(disclosure.isOf("carla")).isTrue();
        assertThat(disclosure.isOf("ines")).isFalse();
    }
}
