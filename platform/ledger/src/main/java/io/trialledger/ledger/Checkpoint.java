package io.trialledger.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

/**
 * What a log signs (C2SP tlog-checkpoint): that its first {@code size} leaves have this root. Whoever holds one can notice any
 * later change to what it covers.
 *
 * @param origin names the log, such as {@code trialledger.local/enrollment}; equal to the signing key's name
 * @param size number of leaves
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        if (!NoteVerifier.isName(origin)) {
            throw new NoteException("a log's origin has no spaces and no plus sign: " + origin);
        }
        if (size < 0) {
            throw new NoteException("a log's size isn't negative: " + size);
        }
        if (root.length != Hash.BYTES) {
            throw new NoteException("a checkpoint's root has 32 bytes, this one " + root.length);
        }
        root = root.clone();
    }

    /** The text that is signed: origin, size and base64 root, a line each. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** The signed note, the form to hand out. */
    public String sign(NoteSigner... signers) {
        return SignedNote.sign(text(), signers);
    }

    /**
     * Opens a signed checkpoint.
     *
     * @throws NoteException if it is malformed or no known key of the log (a key with the origin's name that isn't a witness's)
     *     signed it
     */
    public static Checkpoint open(String note, Collection<NoteVerifier> known) {
        SignedNote opened = SignedNote.open(note, known);
        Checkpoint checkpoint = parse(opened.text());
        if (opened.verifiedBy().stream().noneMatch(key -> key.isOf(checkpoint))) {
            throw new NoteException(
                    "the checkpoint of " + checkpoint.origin() + " is signed by another key: " + opened.verifiedBy());
        }
        return checkpoint;
    }

    /**
     * Reads the text of a checkpoint; extension lines are ignored.
     *
     * @throws NoteException if it is malformed
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new NoteException("malformed checkpoint: origin, size and root are a line each");
        }
        for (int i = 3; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new NoteException("malformed checkpoint: an empty extension line");
            }
        }
        return new Checkpoint(lines[0], size(lines[1]), NoteVerifier.strictBase64(lines[2], "checkpoint"));
    }

    private static long size(String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,17}")) {
            throw new NoteException("malformed checkpoint: not a size: " + digits);
        }
        return Long.parseLong(digits);
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return origin + " " + size + " " + Base64.getEncoder().encodeToString(root);
    }
}
