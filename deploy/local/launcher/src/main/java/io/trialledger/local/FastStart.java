package io.trialledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A program's jar made cheap to start. A Boot jar is unpacked once, since classes load faster from plain jars than from nested
 * ones. The first run that ends in order leaves an archive of its loaded classes behind (JEP 350), which later runs map into
 * memory instead of parsing; a JVM that finds an archive unfit starts without it.
 *
 * <p>Everything lies beside the jar, in a folder named after the jar's content: another build starts afresh.
 */
final class FastStart {

    private static final Attributes.Name BOOT = new Attributes.Name("Spring-Boot-Version");

    /** System property of the launcher: true if this installation will not be started again. */
    private static final String THROWN_AWAY = "trialledger.thrown-away";

    private final Path jar;
    private final String mainClass;
    private final Path archive;
    private final Path unfinished;

    private FastStart(Path jar, String mainClass, Path folder) {
        this.jar = jar;
        this.mainClass = mainClass;
        String jdk = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.+-]", "_");
        this.archive = folder.resolve(jdk + ".jsa");
        this.unfinished = folder.resolve(jdk + "." + ProcessHandle.current().pid());
    }

    /** Prepares a jar that {@code java -jar} starts; takes a second or two for a Boot jar not seen before. */
    static FastStart of(Path jar) {
        try (JarFile whole = new JarFile(jar.toFile())) {
            boolean boot = whole.getManifest().getMainAttributes().containsKey(BOOT);
            Path folder = jar.resolveSibling("start").resolve(fingerprint(whole));
            prepareOnce(jar, folder, boot);
            Path plain = boot ? folder.resolve(jar.getFileName()) : jar;
            return new FastStart(plain, mainClass(plain), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " can't be prepared for starting", e);
        }
    }

    /** Of names and checksums: builds are reproducible, so neither time nor size tells two of them apart. */
    private static String fingerprint(JarFile jar) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            jar.stream().forEach(e -> digest.update((e.getName() + "=" + e.getCrc()).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The folder appears whole or not at all, whoever is killed meanwhile; those of other builds go. */
    private static void prepareOnce(Path jar, Path folder, boolean boot) throws IOException {
        Path all = Files.createDirectories(folder.getParent());
        try (FileChannel file = FileChannel.open(
                        all.resolveSibling("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = file.lock()) {
            if (Files.exists(folder) || !alone.isValid()) {
                return;
            }
            Folders.delete(all);
            Path fresh = Files.createDirectories(all.resolve("new"));
            if (boot) {
                unpack(jar, fresh);
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void unpack(Path jar, Path target) throws IOException {
        Process tool = new ProcessBuilder(
                        Child.java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile plain = new JarFile(jar.toFile())) {
            return plain.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    /**
     * Options of {@code java} that name the archive to use or, before there is one, to make. None is made where the installation
     * is started once and thrown away, as in tests: making it costs each process seconds at its end.
     */
    List<String> options() {
        if (!isArchived() && Boolean.getBoolean(THROWN_AWAY)) {
            return List.of();
        }
        return isArchived()
                ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    Path jar() {
        return jar;
    }

    String mainClass() {
        return mainClass;
    }

    /** False if the run will take some seconds more to end, for writing the archive. */
    boolean isArchived() {
        return Files.exists(archive);
    }

    /** To be called when the run has ended by itself: takes over the archive it wrote, if it wrote one. */
    void keepArchive() {
        try {
            if (Files.exists(unfinished)) {
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("archive of classes " + archive, e);
        }
    }
}
