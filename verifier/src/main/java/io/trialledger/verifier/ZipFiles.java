package io.trialledger.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An inspection bundle as a ZIP. */
final class ZipFiles implements BundleFiles {

    private final ZipFile zip;

    ZipFiles(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
    }

    @Override
    public List<String> names() {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    @Override
    public InputStream open(String name) throws IOException {
        InputStream in = zip.getInputStream(new ZipEntry(name));
        if (in == null) {
            throw new IOException("not in the ZIP");
        }
        return in;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
