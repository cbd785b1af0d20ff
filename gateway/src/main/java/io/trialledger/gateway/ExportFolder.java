package io.trialledger.gateway;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of one export: its state, the files of the bundle while they are made, and the ZIP. Only the gateway's own user may
 * read what is in it. The state is replaced as a whole: a crash leaves the one before or the one after.
 */
final class ExportFolder {

    private static final String STATE = "export.json";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    private ExportFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** Makes one, with what is above it. */
    static ExportFolder create(Path above, String export) throws IOException {
        Files.createDirectories(above, ofOwner("rwx------"));
        ExportFolder made = new ExportFolder(above.resolve(export));
        Files.createDirectories(made.files(), ofOwner("rwx------"));
        return made;
    }

    /** Removes those without a state: what was cut off when it was begun, or removed. Only at start, before one is begun. */
    static void removeWithoutState(Path above) throws IOException {
        if (!Files.isDirectory(above)) {
            return;
        }
        try (Stream<Path> found = Files.list(above)) {
            for (Path each : found.toList()) {
                boolean isOfExport =
                        ID.matcher(above.relativize(each).toString()).matches(); // others are not ours
                if (isOfExport && Files.isDirectory(each) && !Files.exists(each.resolve(STATE))) {
                    remove(each);
                }
            }
        }
    }

    /** All that have a state; empty if there is no folder yet. */
    static List<ExportFolder> all(Path above) throws IOException {
        if (!Files.isDirectory(above)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(above)) {
            return found.filter(each -> Files.isRegularFile(each.resolve(STATE)))
                    .map(ExportFolder::new)
                    .toList();
        }
    }

    ExportState read() throws IOException {
        return JsonMapper.shared().readValue(Files.readAllBytes(folder.resolve(STATE)), ExportState.class);
    }

    void write(ExportState state) throws IOException {
        Path next = folder.resolve(STATE + ".next");
        try (FileChannel channel = open(next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(JsonMapper.shared().writeValueAsBytes(state));
            channel.force(true);
        }
        Files.move(next, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the bundle's files are made. */
    Path files() {
        return folder.resolve("files");
    }

    /** A file of the bundle; its folder is there. */
    Path file(String name) throws IOException {
        Path file = files().resolve(name).normalize();
        if (!file.startsWith(files())) {
            throw new IOException("a file outside of the bundle");
        }
        Path above = file.getParent();
        if (above != null) {
            Files.createDirectories(above, ofOwner("rwx------"));
        }
        return file;
    }

    Path zip() {
        return folder.resolve("bundle.zip");
    }

    /** Opens for writing a file that only its owner may read. */
    static FileChannel open(Path file, StandardOpenOption... how) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE, how);
        return FileChannel.open(file, options, ofOwner("rw-------"));
    }

    /** Whatever there was before is gone; durable when the stream is closed. */
    static OutputStream rewrite(Path file) throws IOException {
        FileChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        return new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16) {
            @Override
            public void close() throws IOException {
                if (channel.isOpen()) {
                    flush();
                    channel.force(true);
                    super.close();
                }
            }
        };
    }

    private static FileAttribute<?>[] ofOwner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Bytes of the bundle's files so far. */
    long bytes() throws IOException {
        try (Stream<Path> all = Files.walk(files())) {
            long bytes = 0;
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    void removeFiles() throws IOException {
        remove(files());
    }

    /** With the state first: a folder without one, should this be cut off, is removed at the next start. */
    void remove() throws IOException {
        Files.deleteIfExists(folder.resolve(STATE));
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }
}
