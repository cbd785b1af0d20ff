package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with signatures below it (C2SP signed-note): the text, an empty line, then {@code — name base64(key id ‖ signature)}
 * lines.
 *
 * @param text what was signed, with its final newline
 * @param verifiedBy the known keys whose signature held; at least one
 * @param unverified names on signatures of keys that aren't known
 */
public record SignedNote(String text, List<NoteVerifier> verifiedBy, List<String> unverified) {

    private static final int MAX_CHARS = 1_000_000;
    private static final int MAX_SIGNATURES = 100;
    private static final String MARK = "\u2014 ";
    private static final int KEY_ID_BYTES = 4;

    public SignedNote {
        verifiedBy = List.copyOf(verifiedBy);
        unverified = List.copyOf(unverified);
    }

    /**
     * The note of {@code text} with a signature of each signer.
     *
     * @throws NoteException if the text doesn't end in a newline or holds control characters
     */
    public static String sign(String text, NoteSigner... signers) {
        requireText(text);
        if (!text.endsWith("\n")) {
            throw new NoteException("a note's text ends in a newline");
        }
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSigner signer : signers) {
            byte[] signature = signer.signature(text);
            byte[] both = ByteBuffer.allocate(KEY_ID_BYTES + signature.length)
                    .putInt(signer.verifier().keyId())
                    .put(signature)
                    .array();
            note.append(MARK)
                    .append(signer.verifier().name())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(both))
                    .append('\n');
        }
        return note.toString();
    }

    /**
     * Opens a note. Signatures of unknown keys are listed, not trusted.
     *
     * @throws NoteException if the note is malformed, a signature by a known key fails, or no known key signed it
     */
    public static SignedNote open(String note, Collection<NoteVerifier> known) {
        requireText(note);
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw new NoteException("malformed note: no signatures below an empty line");
        }
        String text = note.substring(0, split + 1);
        String[] lines = note.substring(split + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw new NoteException("malformed note: too many signatures");
        }
        Set<NoteVerifier> verified = new LinkedHashSet<>();
        List<String> unverified = new ArrayList<>();
        for (String line : lines) {
            Line signature = Line.parse(line);
            NoteVerifier key = signature.keyAmong(known);
            if (key == null) {
                unverified.add(signature.name);
            } else if (verified.contains(key) || key.verifies(text, signature.bytes)) {
                verified.add(key);
            } else {
                throw new NoteException("invalid signature for key " + key);
            }
        }
        if (verified.isEmpty()) {
            throw new NoteException("no verifiable signature: signed by " + String.join(", ", unverified)
                    + ", none of which is a known key");
        }
        return new SignedNote(text, List.copyOf(verified), unverified);
    }

    private static void requireText(String text) {
        if (text.length() > MAX_CHARS) {
            throw new NoteException("malformed note: longer than " + MAX_CHARS + " characters");
        }
        if (text.chars().anyMatch(c -> (c < 0x20 && c != '\n') || c == 0xFFFD)) {
            throw new NoteException("malformed note: control characters or bytes that aren't UTF-8");
        }
    }

    private record Line(String name, int keyId, byte[] bytes) {

        static Line parse(String line) {
            int space = line.indexOf(' ', MARK.length());
            if (!line.startsWith(MARK) || space < 0 || !NoteVerifier.isName(line.substring(MARK.length(), space))) {
                throw new NoteException("malformed note: not a signature line: " + line);
            }
            byte[] bytes = NoteVerifier.strictBase64(line.substring(space + 1), "signature");
            if (bytes.length <= KEY_ID_BYTES) {
                throw new NoteException("malformed note: a signature is too short: " + line);
            }
            return new Line(
                    line.substring(MARK.length(), space),
                    ByteBuffer.wrap(bytes).getInt(),
                    Arrays.copyOfRange(bytes, KEY_ID_BYTES, bytes.length));
        }

        @Nullable
        NoteVerifier keyAmong(Collection<NoteVerifier> known) {
            return known.stream()
                    .filter(key -> key.keyId() == keyId && key.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }
}
