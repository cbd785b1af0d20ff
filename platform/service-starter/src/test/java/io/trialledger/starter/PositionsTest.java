package io.trialledger.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialledger.model.RuleViolated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PositionsTest {

    /** The event at a position of "visits" was recorded so many seconds after this, that of "enrollment" one earlier. */
    private static final Instant RECORDED = Instant.parse("2026-03-01T12:00:00Z");

    private long covered = 5;
    private long head = 5;

    private final Positions positions = new Positions(
            "visits", List.of(log("visits"), log("enrollment")), Clock.systemUTC(), Duration.ofMillis(30));

    private KnownLog log(String name) {
        return new KnownLog() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long head() {
                return head;
            }

            @Override
            public long freshHead() {
                return head;
            }

            @Override
            public long covered() {
                return covered;
            }

            @Override
            public long positionAt(Instant time) {
                return Math.min(head, time.getEpochSecond() - RECORDED.getEpochSecond() + 1);
            }

            @Override
            public Optional<Instant> recordedAt(long position) {
                return name.equals("visits") && position >= 0
                        ? Optional.of(RECORDED.plusSeconds(position))
                        : Optional.empty();
            }

            @Override
            public boolean isSilent() {
                return false;
            }
        };
    }

    @Test
    void a_vector_is_written_and_read() {
        assertThat(Positions.parse("visits=40,enrollment=12")).isEqualTo(Map.of("visits", 40L, "enrollment", 12L));
        assertThat(Positions.format(Map.of("visits", 40L, "enrollment", 12L))).isEqualTo("enrollment=12,visits=40");
        assertThatThrownBy(() -> Positions.parse("visits")).isInstanceOf(RuleViolated.class);
    }

    @Test
    void waits_and_then_says_it_does_not_know_yet() {
        positions.await("visits", 5);
        positions.await("elsewhere", 500);
        assertThatThrownBy(() -> positions.await("visits", 6)).isInstanceOf(NotYetKnown.class);
        head = 6;
        assertThat(positions.behind("enrollment")).isTrue();
        assertThatThrownBy(() -> positions.catchUp("enrollment")).isInstanceOf(NotYetKnown.class);
        covered = 6;
        positions.catchUp("enrollment");
        assertThat(positions.behind("enrollment")).isFalse();
    }

    @Test
    void a_state_beyond_what_is_read_is_ahead() {
        assertThatThrownBy(() -> positions.asOf("visits=6"))
                .isInstanceOfSatisfying(
                        RuleViolated.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo(StarterRule.AS_OF_AHEAD));
        assertThatThrownBy(() -> positions.asOf("yesterday"))
                .isInstanceOfSatisfying(
                        RuleViolated.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo(StarterRule.MALFORMED));
    }

    @Test
    void positions_stand_for_the_moment_their_last_own_event_was_recorded() {
        AsOf named = positions.asOf("enrollment=2,visits=3,elsewhere=9");
        assertThat(named.positions()).isEqualTo(Map.of("visits", 3L, "enrollment", 2L));
        assertThat(named.moment(Clock.systemUTC())).isEqualTo(RECORDED.plusSeconds(3));
        assertThat(positions.asOf("2026-03-01T12:00:02Z").time()).isEqualTo("2026-03-01T12:00:02Z");
    }

    @Test
    void a_log_left_out_counts_up_to_that_moment_and_the_own_may_not_be_left_out() {
        assertThat(positions.asOf("visits=3").positions()).isEqualTo(Map.of("visits", 3L, "enrollment", 4L));
        assertThat(positions.asOf("visits=-1").positions()).isEqualTo(Map.of("visits", -1L, "enrollment", -1L));
        assertThatThrownBy(() -> positions.asOf("enrollment=2", "from"))
                .isInstanceOfSatisfying(RuleViolated.class, refusal -> {
                    assertThat(refusal.rule()).isEqualTo(StarterRule.MALFORMED);
                    assertThat(refusal.field()).contains("from");
                });
    }

    @Test
    void what_is_there_is_found_without_asking_how_far_the_logs_go() {
        head = 9;
        assertThat(positions.findAfterCatchUp(() -> Optional.of("row"))).contains("row");
    }

    @Test
    void what_comes_while_it_catches_up_is_found() {
        head = 9;
        AtomicInteger looks = new AtomicInteger();
        assertThat(positions.findAfterCatchUp(
                        () -> looks.incrementAndGet() < 3 ? Optional.empty() : Optional.of("row"), "visits"))
                .contains("row");
        assertThat(looks).hasValue(3);
    }

    @Test
    void what_the_last_event_brought_is_found() {
        head = 6;
        assertThat(positions.findAfterCatchUp(() -> {
                    if (covered == 6) {
                        return Optional.of("row");
                    }
                    covered = 6;
                    return Optional.empty();
                }))
                .contains("row");
    }

    @Test
    void nothing_is_there_only_once_every_log_is_read() {
        assertThat(positions.findAfterCatchUp(Optional::empty)).isEmpty();
        head = 6;
        assertThatThrownBy(() -> positions.findAfterCatchUp(Optional::empty)).isInstanceOf(NotYetKnown.class);
        assertThatThrownBy(() -> positions.findAfterCatchUp(Optional::empty, "enrollment"))
                .isInstanceOf(NotYetKnown.class);
        assertThat(positions.findAfterCatchUp(Optional::empty, "elsewhere")).isEmpty();
    }

    @Test
    void all_positions_are_waited_for() {
        head = 9;
        assertThatThrownBy(() -> positions.awaitAll(Map.of("visits", 9L, "enrollment", 8L), "seen"))
                .isInstanceOf(NotYetKnown.class);
        covered = 9;
        positions.awaitAll(Map.of("visits", 9L, "enrollment", 8L, "elsewhere", 99L), "seen");
    }

    @Test
    void a_position_beyond_the_log_is_refused_at_once() {
        assertThatThrownBy(() -> positions.awaitAll(Map.of("visits", 6L), "seen"))
                .isInstanceOfSatisfying(RuleViolated.class, refusal -> {
                    assertThat(refusal.rule()).isEqualTo(StarterRule.MALFORMED);
                    assertThat(refusal.field()).contains("seen");
                });
    }
}
