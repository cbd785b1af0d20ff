package io.trialledger.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of JSON lines that is appended to, and gone on with after it was cut off anywhere. Not thread-safe. */
final class NdjsonFile implements AutoCloseable {

    private static final int BLOCK = 1 << 16;
    /** Enough to hold what a line is about: its log and position are its first members. */
    private static final int HEAD = 1 << 10;

    private static final Pattern POSITION = Pattern.compile("\"position\":([0-9]{1,18})[,}]");
    private static final Pattern LOG = Pattern.compile("^\\{\"log\":\"([^\"\\\\]{1,300})\"");

    private final Path path;
    private final FileChannel channel;

    /** Opens it for appending; a line that was cut off is dropped. */
    NdjsonFile(Path path) throws IOException {
        this.path = path;
        this.channel = ExportFolder.open(path, StandardOpenOption.CREATE);
        channel.truncate(lastNewline(channel.size()) + 1);
        channel.position(channel.size());
    }

    /**
     * The beginning of a line.
     *
     * @param at where it begins in the file
     */
    record Line(long at, String head) {

        /** The position it tells of; empty for a first or last line of a log. */
        Optional<Long> position() {
            Matcher found = POSITION.matcher(head);
            return found.find() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
        }

        /** The log that it names; empty if it names none. */
        Optional<String> log() {
            Matcher found = LOG.matcher(head);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    /** The last whole line; empty if there is none. */
    Optional<Line> last() throws IOException {
        long size = channel.size();
        if (size == 0) {
            return Optional.empty();
        }
        long begin = lastNewline(size - 1) + 1;
        return Optional.of(new Line(begin, head(begin, size)));
    }

    private String head(long begin, long end) throws IOException {
        byte[] bytes = new byte[(int) Math.min(HEAD, end - begin)];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(begin);
            file.readFully(bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Where the last newline before {@code end} is; -1 if there is none. */
    private long lastNewline(long end) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] block = new byte[BLOCK];
            for (long to = end; to > 0; ) {
                int length = (int) Math.min(BLOCK, to);
                file.seek(to - length);
                file.readFully(block, 0, length);
                for (int i = length - 1; i >= 0; i--) {
                    if (block[i] == '\n') {
                        return to - length + i;
                    }
                }
                to -= length;
            }
            return -1;
        }
    }

    /** Cuts everything from {@code at} on. */
    void cut(long at) throws IOException {
        channel.truncate(at);
        channel.position(at);
    }

    void append(byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Durable when it returns. */
    @Override
    public void close() throws IOException {
        channel.force(true);
        channel.close();
    }

    /** How many lines a file has; 0 if there is none. */
    static long lines(Path path) throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        long lines = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(path)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                lines += newlines(block, count);
            }
        }
        return lines;
    }

    static long newlines(byte[] block, int count) {
        long lines = 0;
        for (int i = 0; i < count; i++) {
            if (block[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
