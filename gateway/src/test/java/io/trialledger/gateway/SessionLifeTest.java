package io.trialledger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionLifeTest {

    private final MockHttpSession session = new MockHttpSession();
    private final Instant begun = Instant.ofEpochMilli(session.getCreationTime());

    private SessionLife at(Duration age) {
        session.setMaxInactiveInterval(1800);
        return new SessionLife(Duration.ofHours(12), Clock.fixed(begun.plus(age), ZoneOffset.UTC));
    }

    @Test
    void a_session_ends_half_an_hour_after_its_last_call_and_never_later_than_after_12_hours() {
        assertThat(at(Duration.ofHours(1)).end(session)).isEqualTo(begun.plus(Duration.ofMinutes(90)));
        assertThat(at(Duration.ofMinutes(700)).end(session)).isEqualTo(begun.plus(Duration.ofHours(12)));
    }

    @Test
    void a_session_at_its_longest_age_is_ended() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        at(Duration.ofHours(12).minusMillis(1)).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        assertThat(session.isInvalid()).isFalse();
        at(Duration.ofHours(12)).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        assertThat(session.isInvalid()).isTrue();
    }
}
