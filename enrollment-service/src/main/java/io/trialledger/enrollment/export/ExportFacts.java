package io.trialledger.enrollment.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in an export.
 *
 * @param sites that the reader could see; null for all
 * @param manifestSha256 hexadecimal
 */
public record ExportFacts(@Nullable List<String> sites, List<ExportedLog> logs, String manifestSha256) {

    public ExportFacts {
        sites = sites == null ? null : List.copyOf(sites);
        logs = List.copyOf(logs);
    }
}
