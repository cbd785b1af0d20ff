package io.trialledger.verifier;

import io.trialledger.ledger.Cosigner;
import io.trialledger.ledger.JsonLine;
import io.trialledger.ledger.NoteException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A witness's key in a file that only its owner can read: one line of JSON with its name and the key in PKCS #8. */
final class WitnessKey {

    private static final String FORMAT = "trialledger-witness-key/1";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private WitnessKey() {}

    /**
     * Makes a new key in a new file (mode 600).
     *
     * @throws WitnessRefusal if there is such a file already
     * @throws NoteException if the name can't be one
     */
    static Cosigner create(Path file, String name) throws IOException {
        Cosigner cosigner = Cosigner.generate(name);
        String json = JsonLine.write()
                .put("format", FORMAT)
                .put("name", name)
                .put("pkcs8", Base64.getEncoder().encodeToString(cosigner.pkcs8()))
                .toString();
        FileAttribute<?>[] mode = hasModes(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (SeekableByteChannel out =
                Files.newByteChannel(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            out.write(ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException e) {
            throw new WitnessRefusal(file + " is there already: a key is never overwritten");
        }
        return cosigner;
    }

    /**
     * Reads a key.
     *
     * @throws WitnessRefusal if others may read the file, or it isn't a witness's key; the message shows nothing of it
     */
    static Cosigner read(Path file) throws IOException {
        if (hasModes(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new WitnessRefusal(file + " can be read by others: chmod 600 " + file);
        }
        try {
            JsonLine json = JsonLine.parse(Files.readString(file));
            if (json.text("format").equals(FORMAT)) {
                return Cosigner.of(json.text("name"), Base64.getDecoder().decode(json.text("pkcs8")));
            }
        } catch (RuntimeException e) {
            throw new WitnessRefusal(file + " isn't a witness's key");
        }
        throw new WitnessRefusal(file + " isn't a witness's key of the format " + FORMAT);
    }

    /** GAP: where files have no modes (Windows) the folder's own rights must keep others out; nothing checks them. */
    static boolean hasModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
