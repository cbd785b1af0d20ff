package io.trialledger.enrollment.export;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The actor of this event took the study's history home as an inspection bundle.
 *
 * @param exportId as in the bundle's manifest
 * @param site that was asked for; null for no site in particular
 * @param subject that was asked for; null for no subject in particular
 * @param sites that the reader could see; null for all
 * @param manifestSha256 hexadecimal, of the bundle's {@code manifest.json}, which covers all its files
 */
@Revision("1")
public record HistoryExported(
        String studyId,
        String exportId,
        @Nullable String site,
        @Nullable String subject,
        @Nullable List<String> sites,
        List<ExportedLog> logs,
        String manifestSha256)
        implements HistoryExportEvent {}
