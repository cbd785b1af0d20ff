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
import java.util.HashMap;
import java.util.Map;

/** What all processes print, in one file, each line with its process's name. Thread-safe. */
final class JoinedLog implements AutoCloseable {

    private static final int REMEMBERED = 40;

    private final PrintWriter file;
    private final boolean echo;
    private final Map<String, Deque<String>> last = new HashMap<>();

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
        Deque<String> lines = last.computeIfAbsent(name, x -> new ArrayDeque<>());
        lines.addLast(text);
        if (lines.size() > REMEMBERED) {
            lines.removeFirst();
        }
    }

    /** The last lines of a process, for a failure that ends the launcher. */
    synchronized String tail(String name) {
        return String.join(System.lineSeparator(), last.getOrDefault(name, new ArrayDeque<>()));
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
