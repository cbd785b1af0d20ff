package io.trialledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class FreshCommitsTest {

    private final FreshCommits fresh = new FreshCommits();

    private static CommitDocument commitAt(long position, int events) {
        return commitAt(position, events, "701");
    }

    private static CommitDocument commitAt(long position, int events, String site) {
        List<DomainEventMessage<?>> messages = IntStream.range(0, events)
                .<DomainEventMessage<?>>mapToObj(sequence -> new GenericDomainEventMessage<>(
                        "Subject", "subject/" + position, sequence, new TestLog.SubjectRegistered("s", site)))
                .toList();
        PendingCommit commit = new CommitEncoder(TestLog.ORIGIN).encode(messages, null, TestLog.SERIALIZER, 0);
        commit.placeAfter(new Appender.End(position, 0, 0), 0);
        return commit.document();
    }

    private List<Long> positionsFrom(long position, int limit) {
        return fresh.takeFrom(position, limit).stream()
                .map(StoredCommit::position)
                .toList();
    }

    @Test
    void gives_what_follows_without_a_gap_and_drops_what_was_read_already() {
        fresh.offer(List.of(commitAt(3, 1), commitAt(4, 2), commitAt(6, 1), commitAt(9, 1)));

        assertThat(positionsFrom(4, 10)).containsExactly(4L, 6L);
        assertThat(positionsFrom(7, 10)).isEmpty();
        assertThat(fresh.isEmpty()).as("9 waits until 7 and 8 were read").isFalse();
        assertThat(positionsFrom(9, 10)).containsExactly(9L);
        assertThat(fresh.isEmpty()).isTrue();
    }

    @Test
    void gives_no_more_than_is_asked_for() {
        fresh.offer(List.of(commitAt(0, 1), commitAt(1, 1)));

        assertThat(positionsFrom(0, 1)).containsExactly(0L);
        assertThat(positionsFrom(1, 1)).containsExactly(1L);
    }

    @Test
    void keeps_no_more_than_fits_and_takes_more_once_there_is_room() {
        String large = "7".repeat(3 * 1024 * 1024);
        fresh.offer(List.of(commitAt(0, 1, large), commitAt(1, 1, large), commitAt(2, 1, large)));

        assertThat(positionsFrom(0, 10)).containsExactly(0L, 1L);
        fresh.offer(List.of(commitAt(2, 1, large)));
        assertThat(positionsFrom(2, 10)).containsExactly(2L);
    }
}
