package io.trialledger.starter.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.trialledger.eventstore.EventLog;
import io.trialledger.eventstore.StoredCommit;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogFollowerTest {

    private static final int PAGE = 200;

    private final EventLog log = mock(EventLog.class);
    private final StoredCommit commit = mock(StoredCommit.class);
    private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();

    @Test
    void lets_appends_gather_after_a_page_that_was_not_full() throws InterruptedException {
        when(log.read(anyLong(), anyInt()))
                .thenReturn(Collections.nCopies(PAGE, commit))
                .thenReturn(Collections.nCopies(3, commit))
                .thenReturn(List.of(commit))
                .thenReturn(List.of());
        Gathering follower = new Gathering();

        follower.start();

        for (String step : List.of("200 taken", "3 taken", "gathering", "1 taken", "gathering")) {
            assertThat(steps.poll(30, TimeUnit.SECONDS)).isEqualTo(step);
        }
        follower.stop();
        assertThat(steps).isEmpty();
    }

    private final class Gathering extends LogFollower {

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
        protected Duration gathering() {
            steps.add("gathering");
            return Duration.ofMillis(1);
        }
    }
}
