package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text with signatures below it (C2SP signed-note): the text, an empty line, then {@code — name base64(key id ‖ signature)}
 * lines. Several keys may sign side by side: a log's old and new key while it changes keys, and the log's witnesses.
 *
 * @param text what was signed, with its final newline
 * @param verifiedBy the known keys whose signature held, witnesses' keys among them; at least one
 * @param cosignatures what the known witnesses among them say
 * @param unverified names on signatures of keys that aren't known
 */
public record SignedNote(
        String text, List<NoteVerifier> verifiedBy, List<Cosignature> cosignatures, List<String> unverified) {

    private static final int MAX_CHARS = 1_000_000;
    private static final int MAX_SIGNATURES = 100;

    public SignedNote {
        verifiedBy = List.copyOf(verifiedBy);
        cosignatures = List.copyOf(cosignatures);
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
        List<NoteLine> lines = new ArrayList<>();
        for (NoteSigner signer : signers) {
            lines.add(signer.line(text));
        }
        return new Parts(text, lines).toString();
    }

    /**
     * Opens a note. Signatures of unknown keys are listed, not trusted; of a key that signs twice the first signature counts.
     *
     * @throws NoteException if the note is malformed, a signature by a known key fails, or no known key signed it
     */
    public static SignedNote open(String note, Collection<NoteVerifier> known) {
        Parts parts = Parts.of(note);
        Set<NoteVerifier> verified = new LinkedHashSet<>();
        List<Cosignature> cosignatures = new ArrayList<>();
        List<String> unverified = new ArrayList<>();
        for (NoteLine line : parts.lines) {
            Optional<NoteVerifier> key = keyOf(line, known);
            if (key.isEmpty()) {
                unverified.add(line.name());
            } else if (verified.add(key.get())) {
                cosignature(parts.text, line, key.get()).ifPresent(cosignatures::add);
            }
        }
        if (verified.isEmpty()) {
            throw new NoteException("no verifiable signature: signed by " + String.join(", ", unverified)
                    + ", none of which is a known key");
        }
        return new SignedNote(parts.text, List.copyOf(verified), cosignatures, unverified);
    }

    /**
     * The note with what others signed: how a log collects the cosignatures of its witnesses.
     *
     * @param note a signed note
     * @param others signature lines, as a witness answers them, or the whole note as someone else signed it
     * @param known of the keys whose signatures are taken; those of other keys are left out
     * @return the note with the signatures of known keys that it had not
     * @throws NoteException if either is malformed or too long, the texts differ, or a signature by a known key fails
     */
    public static String merge(String note, String others, Collection<NoteVerifier> known) {
        Parts ours = Parts.of(note);
        Parts theirs = others.contains("\n\n") ? Parts.of(others) : Parts.of(ours.text + "\n" + others);
        if (!theirs.text.equals(ours.text)) {
            throw new NoteException("signatures of another text can't be added to a note");
        }
        List<NoteLine> lines = new ArrayList<>(ours.lines);
        for (NoteLine line : theirs.lines) {
            Optional<NoteVerifier> key = keyOf(line, known);
            if (key.isPresent() && lines.stream().noneMatch(line::isByKeyOf)) {
                cosignature(ours.text, line, key.get());
                lines.add(line);
            }
        }
        requireCount(lines.size());
        return new Parts(ours.text, lines).toString();
    }

    private static Optional<NoteVerifier> keyOf(NoteLine line, Collection<NoteVerifier> known) {
        return known.stream().filter(line::isBy).findFirst();
    }

    /** What a witness's signature says; empty if it is a plain one. */
    private static Optional<Cosignature> cosignature(String text, NoteLine line, NoteVerifier key) {
        if (key.cosigns()) {
            return Optional.of(new Cosignature(
                    key,
                    key.cosignedAt(text, line.signature())
                            .orElseThrow(() -> new NoteException("invalid cosignature for key " + key))));
        }
        if (!key.verifies(text, line.signature())) {
            throw new NoteException("invalid signature for key " + key);
        }
        return Optional.empty();
    }

    private static void requireText(String text) {
        if (text.length() > MAX_CHARS) {
            throw new NoteException("malformed note: longer than " + MAX_CHARS + " characters");
        }
        if (text.chars().anyMatch(c -> (c < 0x20 && c != '\n') || c == 0xFFFD)) {
            throw new NoteException("malformed note: control characters or bytes that aren't UTF-8");
        }
    }

    private static void requireCount(int signatures) {
        if (signatures > MAX_SIGNATURES) {
            throw new NoteException("malformed note: too many signatures");
        }
    }

    /** A note taken apart, nothing verified. */
    record Parts(String text, List<NoteLine> lines) {

        static Parts of(String note) {
            requireText(note);
            int split = note.lastIndexOf("\n\n");
            if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
                throw new NoteException("malformed note: no signatures below an empty line");
            }
            String[] lines = note.substring(split + 2, note.length() - 1).split("\n", -1);
            requireCount(lines.length);
            List<NoteLine> parsed = new ArrayList<>(lines.length);
            for (String line : lines) {
                parsed.add(NoteLine.parse(line));
            }
            return new Parts(note.substring(0, split + 1), parsed);
        }

        @Override
        public String toString() {
            StringBuilder note = new StringBuilder(text).append('\n');
            lines.forEach(note::append);
            return note.toString();
        }
    }
}
