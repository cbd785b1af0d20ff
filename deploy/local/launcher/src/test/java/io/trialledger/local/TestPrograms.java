package io.trialledger.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Small programs to be run as processes of their own. */
final class TestPrograms {

    private TestPrograms() {}

    /** Says so and runs until it is ended. */
    static final class Endless {
        public static void main(String[] args) throws InterruptedException {
            System.out.println("running");
            new CountDownLatch(1).await();
        }
    }

    /** Ends at once. */
    static final class Failing {
        public static void main(String[] args) {
            System.out.println("no space left for me");
            System.exit(3);
        }
    }

    /** A jar that {@code java -jar} runs. */
    static Path jar(Path file, Class<?> main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        String entry = main.getName().replace('.', '/') + ".class";
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream in = Objects.requireNonNull(main.getResourceAsStream("/" + entry))) {
            jar.putNextEntry(new JarEntry(entry));
            in.transferTo(jar);
        }
        return file;
    }

    /** The command that runs a class of this module's tests. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
