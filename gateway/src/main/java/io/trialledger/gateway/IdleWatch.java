package io.trialledger.gateway;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Reads that don't wait for ever: a stream that is silent for the idle timeout is closed under its reader. Thread-safe. */
@Component
class IdleWatch {

    private final Duration idleTimeout;
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1);

    IdleWatch(GatewayProperties properties) {
        this.idleTimeout = properties.gateway().idleTimeout();
        watch.setRemoveOnCancelPolicy(true);
    }

    @PreDestroy
    void stop() {
        watch.shutdownNow();
    }

    /** As {@link InputStream#read(byte[])}. */
    int read(InputStream stream, byte[] buffer) throws IOException {
        ScheduledFuture<?> guard = watch.schedule(() -> close(stream), idleTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return stream.read(buffer);
        } finally {
            guard.cancel(false);
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new IllegalStateException("a stream can't be closed", e);
        }
    }
}
