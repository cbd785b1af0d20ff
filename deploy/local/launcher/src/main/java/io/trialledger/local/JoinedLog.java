package io.trialledger.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** What all processes print, in one file, each line with its process's name. Thread-safe. */
final class JoinedLog implements AutoCloseable {

    private static final int REMEMBERED = 40;

    private final PrintWriter file;
    private final boolean echo;
    private final Deque<String> last = new ArrayDeque<>();

    JoinedLog(Path path, boolean echo) {
        this.echo = echo;
        try {
            Files.createDirectories(path.getParent());
            this.file = new PrintWriter(
                    Files.newBufferedWriter(
                            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException("log file " + path, e);
        }
    }

    synchronized void line(String name, String text) {
        String line = "%-16s| %s".formatted(name, text);
        file.println(line);
        if (echo) {
            System.out.println(line);
        }
        last.addLast(line);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    /** The last lines, for a failure that ends the launcher. */
    synchronized String tail() {
        return String.join(System.lineSeparator(), last);
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
