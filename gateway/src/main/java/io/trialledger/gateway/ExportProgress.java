package io.trialledger.gateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a bundle has come.
 *
 * @param finished names of the files that are complete
 * @param cursor where the history goes on; null at its beginning
 * @param pages of the history that are complete
 * @param rows in these pages
 */
record ExportProgress(
        List<String> finished,
        @Nullable String cursor,
        int pages,
        long rows,
        @Nullable String manifestSha256,
        @Nullable String zipSha256) {

    static final ExportProgress NONE = new ExportProgress(List.of(), null, 0, 0, null, null);

    ExportProgress withFinished(String file) {
        List<String> all = new ArrayList<>(finished);
        all.add(file);
        return new ExportProgress(List.copyOf(all), cursor, pages, rows, manifestSha256, zipSha256);
    }

    ExportProgress withPage(String next, long more) {
        return new ExportProgress(finished, next, pages + 1, rows + more, manifestSha256, zipSha256);
    }

    ExportProgress withManifest(String sha256) {
        return new ExportProgress(finished, cursor, pages, rows, sha256, zipSha256);
    }

    ExportProgress withZip(String sha256) {
        return new ExportProgress(finished, cursor, pages, rows, manifestSha256, sha256);
    }
}
