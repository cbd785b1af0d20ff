package io.trialledger.starter.ledger;

import io.trialledger.ledger.JsonLine;
import io.trialledger.starter.AccessLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The refused attempts of a study, a line each. */
class AccessRecords {

    private final String origin;
    private final AccessLog attempts;

    AccessRecords(String origin, AccessLog attempts) {
        this.origin = origin;
        this.attempts = attempts;
    }

    /** @param site null for all */
    void write(String study, @Nullable String site, OutputStream out) throws IOException {
        try {
            attempts.forEach(study, attempt -> {
                if (site == null || site.equals(attempt.site())) {
                    line(attempt, out);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void line(AccessLog.Attempt attempt, OutputStream out) {
        String line = JsonLine.write()
                .put("log", origin)
                .put("at", attempt.at().toString())
                .put("actor", attempt.actor())
                .put("organisation", attempt.organisation())
                .put("source", attempt.source())
                .put("what", attempt.what())
                .put("site", attempt.site())
                .put("why", attempt.why())
                .put("correlationId", attempt.correlationId())
                .toString();
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
