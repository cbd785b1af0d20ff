package io.trialledger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class SeenAnswerTest {

    private final SeenPositions seen = new SeenPositions();
    private final SeenAnswer answer = new SeenAnswer(new MockHttpServletResponse(), seen);

    @Test
    void positions_are_known_before_the_answer_is_out() throws IOException {
        answer.addHeader("x-log-position", "enrollment=7");
        answer.setHeader(SeenPositions.HEADER, "visits=3");

        answer.flushBuffer();

        assertThat(answer.isCommitted()).isTrue();
        assertThat(seen.text()).isEqualTo("enrollment=7,visits=3");
    }

    @Test
    void other_headers_are_passed_on_alone() {
        answer.setHeader("ETag", "enrollment=9");

        assertThat(seen.text()).isEmpty();
        assertThat(answer.getHeader("ETag")).isEqualTo("enrollment=9");
    }
}
