package io.trialledger.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where a small text comes from: a file, or an address that begins with {@code http://} or {@code https://}. */
final class Source {

    private static final int MAX_BYTES = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<String> token;

    /** @param token sent as a bearer token to every address; only over https, or within this machine */
    Source(Optional<String> token) {
        this.token = token;
    }

    /**
     * The text.
     *
     * @throws IOException if it can't be read, is longer than 1,000,000 bytes or isn't UTF-8; the message says where
     */
    String read(String location) throws IOException {
        boolean address = location.startsWith("http://") || location.startsWith("https://");
        try (InputStream in = address ? fetch(location) : Files.newInputStream(Path.of(location))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("longer than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IOException e) {
            throw new IOException("can't read " + location + ": " + reason(e), e);
        }
    }

    private InputStream fetch(String location) throws IOException {
        try {
            URI address = URI.create(location);
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
            token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
            if (token.isPresent() && "http".equals(address.getScheme()) && !THIS_MACHINE.contains(address.getHost())) {
                throw new IOException("a token is only sent over https");
            }
            HttpResponse<InputStream> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("the answer is HTTP " + answer.statusCode());
            }
            return answer.body();
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
