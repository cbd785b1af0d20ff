package io.trialledger.starter.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredCommit;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogFollowerTest {

    private static final int PAGE = 500;

    private final EventLog log = mock(EventLog.class);
    private final StoredCommit commit = mock(StoredCommit.class);
    private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();

    @Test
    void lets_appends_gather_after_a_page_that_was_not_full() throws InterruptedException {
        when(log.read(anyLong(), anyInt())).thenReturn(Collections.nCopies(PAGE, commit));
        when(log.readFromBoundary(anyLong(), anyInt()))
                .thenReturn(Collections.nCopies(3, commit))
                .thenReturn(List.of(commit))
                .thenReturn(List.of());
        Gathering follower = new Gathering();

        follower.start();

        for (String step : List.of("500 taken", "3 taken", "gathering", "1 taken", "gathering")) {
            assertThat(steps.poll(30, TimeUnit.SECONDS)).isEqualTo(step);
        }
        follower.stop();
        assertThat(steps).isEmpty();
    }

    @Test
    void takes_what_it_knows_without_reading_it() throws InterruptedException {
        when(log.read(anyLong(), anyInt())).thenReturn(List.of());
        when(log.readFromBoundary(anyLong(), anyInt()))
                .thenReturn(List.of(commit))
                .thenReturn(List.of());
        Gathering follower = new Gathering();
        follower.known.add(4L);

        follower.start();

        for (String step : List.of("known from 0", "gathering", "1 taken", "gathering")) {
            assertThat(steps.poll(30, TimeUnit.SECONDS)).isEqualTo(step);
        }
        follower.stop();
        verify(log).readFromBoundary(eq(4L), anyInt());
    }

    private final class Gathering extends LogFollower {

        private final Queue<Long> known = new LinkedBlockingQueue<>();

        private Gathering() {
            super("gathering", log);
        }

        @Override
        protected long resume() {
            return -1;
        }

        @Override
        protected void take(List<StoredCommit> commits) {
            steps.add(commits.size() + " taken");
        }

        @Override
        protected long takeKnown(long from) {
            Long next = known.poll();
            if (next == null) {
                return from;
            }
            steps.add("known from " + from);
            return next;
        }

        @Override
        protected Duration gathering() {
            steps.add("gathering");
            return Duration.ofMillis(1);
        }
    }
}
