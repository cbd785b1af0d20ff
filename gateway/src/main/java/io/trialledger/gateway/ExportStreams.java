package io.trialledger.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/** Copies what services give to a bundle, as it arrives. What a service breaks off is told from what can't be written here. */
@Component
class ExportStreams {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Upstream upstream;
    private final IdleWatch watch;

    ExportStreams(Upstream upstream, IdleWatch watch) {
        this.upstream = upstream;
        this.watch = watch;
    }

    /** Takes what has arrived. */
    interface Sink {
        void take(byte[] bytes, int count) throws IOException;
    }

    /**
     * Copies a whole answer.
     *
     * @throws Refusal if the service does not answer, or breaks off
     * @throws UpstreamRefusal if it refuses
     * @throws IOException if the sink does
     */
    void copy(Service service, String path, ExportJob job, Sink sink) throws IOException {
        try (InputStream answer = upstream.open(service, path, job.asker())) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = read(service, answer, buffer); count >= 0; count = read(service, answer, buffer)) {
                job.requireWanted();
                sink.take(buffer, count);
            }
        }
    }

    /** As {@link #copy} into a stream. */
    void copy(Service service, String path, ExportJob job, OutputStream out) throws IOException {
        copy(service, path, job, (bytes, count) -> {
            out.write(bytes, 0, count);
            job.count(0, count);
        });
    }

    private int read(Service service, InputStream answer, byte[] buffer) {
        try {
            return watch.read(answer, buffer);
        } catch (IOException e) {
            throw new Refusal(Problem.unavailable(service.name(), service.name() + " broke off"));
        }
    }
}
