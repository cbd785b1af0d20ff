package io.trialledger.gateway;

import io.trialledger.ledger.BundleLine;
import io.trialledger.ledger.BundleWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Joins the services' parts into one bundle while they arrive. Whatever fails once it has begun breaks the connection and leaves
 * the bundle without its last line, so that neither an HTTP client nor the verifier takes it for whole.
 */
@Component
class BundleStream {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_CLOSING_LINE = 1 << 13;
    private static final String CLOSING_LINE = "{\"checkpoint\":";

    private final Upstream upstream;
    private final Checkpoints checkpoints;
    private final IdleWatch watch;

    BundleStream(Upstream upstream, Checkpoints checkpoints, IdleWatch watch) {
        this.upstream = upstream;
        this.checkpoints = checkpoints;
        this.watch = watch;
    }

    void write(String study, HttpServletRequest asker, HttpServletResponse response) throws IOException {
        List<String> origins = checkpoints.of(study, asker).values().stream()
                .map(Checkpoints::origin)
                .toList();
        OutputStream out = response.getOutputStream();
        BundleWriter lines = new BundleWriter(out);
        boolean begun = false;
        for (Service service : upstream.services()) {
            try (InputStream part = upstream.open(service, HistoryFilter.path(study) + "/bundle", Asker.of(asker))) {
                if (!begun) {
                    begun = true;
                    response.setContentType("application/x-ndjson");
                    response.setHeader(
                            "Content-Disposition", "attachment; filename=\"" + fileName(study, "ndjson") + "\"");
                    lines.write(new BundleLine.Start(study, origins));
                    response.flushBuffer();
                }
                copy(service, part, out);
            }
        }
        lines.write(new BundleLine.End(origins.size()));
    }

    private void copy(Service service, InputStream part, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        String tail = "";
        for (int count = watch.read(part, buffer); count >= 0; count = watch.read(part, buffer)) {
            out.write(buffer, 0, count);
            tail = lastOf(tail + new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        int lastLine = tail.lastIndexOf('\n', tail.length() - 2) + 1;
        if (!tail.endsWith("\n") || !tail.startsWith(CLOSING_LINE, lastLine)) {
            throw new IOException("the bundle of " + service.name() + " ends without its checkpoint");
        }
    }

    private static String lastOf(String text) {
        return text.substring(Math.max(0, text.length() - LONGEST_CLOSING_LINE));
    }

    static String fileName(String study, String extension) {
        return (study.matches("[A-Za-z0-9._-]{1,64}") ? study : "study") + "-history." + extension;
    }
}
