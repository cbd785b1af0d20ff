package io.trialledger.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** A signature line of a note: {@code — name base64(key id ‖ signature)}. */
record NoteLine(String name, int keyId, byte[] signature) {

    private static final String MARK = "\u2014 ";
    private static final int KEY_ID_BYTES = Integer.BYTES;

    /** @throws NoteException if it isn't one */
    static NoteLine parse(String line) {
        int space = line.indexOf(' ', MARK.length());
        if (!line.startsWith(MARK) || space < 0 || !NoteVerifier.isName(line.substring(MARK.length(), space))) {
            throw new NoteException("malformed note: not a signature line: " + line);
        }
        byte[] bytes = NoteVerifier.strictBase64(line.substring(space + 1), "signature");
        if (bytes.length <= KEY_ID_BYTES) {
            throw new NoteException("malformed note: a signature is too short: " + line);
        }
        return new NoteLine(
                line.substring(MARK.length(), space),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, KEY_ID_BYTES, bytes.length));
    }

    boolean isBy(NoteVerifier key) {
        return key.keyId() == keyId && key.name().equals(name);
    }

    boolean isByKeyOf(NoteLine other) {
        return other.keyId == keyId && other.name.equals(name);
    }

    /** The line with its newline. */
    @Override
    public String toString() {
        byte[] both = ByteBuffer.allocate(KEY_ID_BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return MARK + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteLine that && isByKeyOf(that) && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return keyId;
    }
}
