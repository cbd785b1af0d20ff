package io.trialledger.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a bundle's folder; the manifest is the last entry. */
final class ExportZip {

    private ExportZip() {}

    /**
     * Writes the ZIP; it is there as a whole or not at all.
     *
     * @param at the time of all entries
     * @return its SHA-256
     */
    static String write(Path files, Path zip, Instant at) throws IOException {
        List<String> names = new ArrayList<>(ExportManifest.names(files));
        names.add(ExportManifest.NAME);
        Path next = zip.resolveSibling(zip.getFileName() + ".next");
        MessageDigest digest = Sha256.digest();
        try (OutputStream file = ExportFolder.rewrite(next);
                ZipOutputStream out = new ZipOutputStream(new DigestOutputStream(file, digest))) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setLastModifiedTime(FileTime.from(at));
                out.putNextEntry(entry);
                Files.copy(files.resolve(name), out);
                out.closeEntry();
            }
        }
        Files.move(next, zip, StandardCopyOption.ATOMIC_MOVE);
        return Sha256.hex(digest.digest());
    }
}
