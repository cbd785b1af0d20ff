package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private static final int MEGABYTE = 1024 * 1024;

    @BeforeEach
    void reset() {
        WORLD.reset();
    }

    @Test
    void ten_megabytes_pass() throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.send(submission(BodyPublishers.ofByteArray(new byte[10 * MEGABYTE])));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(WORLD.visits.asked.get(0).bodyBytes()).isEqualTo(10 * MEGABYTE);
    }

    @Test
    void ten_megabytes_pass_without_a_stated_length() throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.send(submission(chunked(10 * MEGABYTE)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(WORLD.visits.asked.get(0).bodyBytes()).isEqualTo(10 * MEGABYTE);
    }

    @Test
    void fifty_megabytes_are_refused() throws IOException, InterruptedException {
        refuses(submission(BodyPublishers.ofByteArray(new byte[50 * MEGABYTE])));
    }

    @Test
    void fifty_megabytes_are_refused_without_a_stated_length() throws IOException, InterruptedException {
        refuses(submission(chunked(50 * MEGABYTE)));
    }

    @Test
    void one_byte_too_much_is_refused_without_a_stated_length() throws IOException, InterruptedException {
        refuses(submission(chunked(10 * MEGABYTE + 1)));
    }

    @Test
    void a_form_is_refused() throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.send(WORLD.request("/api/v1/studies/LZZT/submissions")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"items\":[]}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(World.rule(response)).isEqualTo("MEDIA_TYPE");
        assertThat(WORLD.visits.asked).isEmpty();
    }

    private static void refuses(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = WORLD.send(request);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(World.rule(response)).isEqualTo("TOO_LARGE");
        assertThat(World.json(response).get("detail").asString())
                .isEqualTo("a request has at most 10 MB (10485760 bytes)");
        assertThat(WORLD.visits.asked).as("nothing whole reached the service").isEmpty();
    }

    private static HttpRequest.Builder submission(HttpRequest.BodyPublisher body) {
        return WORLD.request("/api/v1/studies/LZZT/submissions")
                .header("Content-Type", "application/json")
                .POST(body);
    }

    private static HttpRequest.BodyPublisher chunked(int bytes) {
        return BodyPublishers.ofInputStream(() -> new InputStream() {
            private int left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = Math.min(left, length);
                left -= count;
                return count;
            }
        });
    }
}
