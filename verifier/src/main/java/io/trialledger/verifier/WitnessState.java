package io.trialledger.verifier;

import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.Cosigner;
import io.trialledger.ledger.NoteException;
import io.trialledger.ledger.SignedNote;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A witness's memory: a folder with the last note it cosigned of each log, named by the log's origin. While this is open no other
 * process works on the folder.
 */
final class WitnessState implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private WitnessState(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens the folder, or makes it.
     *
     * @throws WitnessRefusal if another process has it open
     */
    static WitnessState open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // in this process: refused like one of another
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new WitnessRefusal("another witness is at work in " + folder + ": try again when it is done");
        }
        return new WitnessState(folder, channel, lock);
    }

    /**
     * The last checkpoint cosigned of a log; empty if there never was one.
     *
     * @throws WitnessRefusal if what is stored isn't this witness's: it never starts anew by itself
     */
    Optional<Checkpoint> last(String origin, Cosigner witness) throws IOException {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Checkpoint checkpoint =
                    Checkpoint.parse(SignedNote.open(Files.readString(file), List.of(witness.verifier()))
                            .text());
            if (checkpoint.origin().equals(origin)) {
                return Optional.of(checkpoint);
            }
        } catch (NoteException e) {
            throw new WitnessRefusal("what this witness cosigned last can't be told: " + file + ": " + e.getMessage());
        }
        throw new WitnessRefusal("what this witness cosigned last can't be told: " + file + " is of another log");
    }

    /** Replaces the last note of a log; on disk when it returns, and never half. */
    void store(String origin, String note) throws IOException {
        Path temporary = folder.resolve(file(origin).getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(temporary, file(origin), StandardCopyOption.ATOMIC_MOVE);
        if (WitnessKey.hasModes(folder)) { // elsewhere a folder can't be opened, and needn't be
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    Path file(String origin) {
        return folder.resolve(URLEncoder.encode(origin, StandardCharsets.UTF_8) + ".checkpoint");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
