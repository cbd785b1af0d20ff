package io.trialledger.ledger;

import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * Shows, with nothing but the log's key in hand, that a leaf is in a log at its index: C2SP tlog-proof, the text of a
 * {@code .tlog-proof} file. It lasts as long as the key's signature is believed, whatever becomes of the log.
 *
 * @param index of the leaf, 0-based; the event's position
 * @param hashes the inclusion proof (RFC 6962 section 2.1.1), from the leaf's sibling up
 * @param checkpoint the signed checkpoint of the tree it leads to, with the cosignatures known at the time
 * @param extra for the application, not covered by the proof: never trust it; empty if there is none
 */
public record LogProof(long index, List<byte[]> hashes, String checkpoint, byte[] extra) {

    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";

    /** @throws ProofException if the index is negative or there are more than 63 hashes */
    public LogProof {
        if (index < 0) {
            throw new ProofException("a leaf's index isn't negative: " + index);
        }
        hashes = ProofLines.checked(hashes);
        extra = extra.clone();
    }

    /** A proof without anything extra. */
    public LogProof(long index, List<byte[]> hashes, String checkpoint) {
        this(index, hashes, checkpoint, new byte[0]);
    }

    /**
     * Reads the text of a proof. It checks the form, not what it proves.
     *
     * @throws ProofException if it is anything else
     * @throws NoteException if what stands below it isn't a signed checkpoint
     */
    public static LogProof parse(String text) {
        int end = text.indexOf("\n\n");
        if (!text.startsWith(FORMAT + "\n") || end < 0) {
            throw new ProofException(
                    "not a proof: its first line isn't " + FORMAT + ", or no checkpoint follows an" + " empty line");
        }
        List<String> lines = List.of(text.substring(0, end).split("\n", -1));
        int at = 1;
        byte[] extra = new byte[0];
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = ProofLines.base64(lines.get(at).substring(EXTRA.length()), "extra data");
            if (extra.length == 0) {
                throw new ProofException("an extra line without extra data");
            }
            at++;
        }
        if (at == lines.size()) {
            throw new ProofException("a proof without an index");
        }
        long index = ProofLines.number(lines.get(at), "index");
        List<byte[]> hashes = ProofLines.hashes(lines.subList(at + 1, lines.size()));
        String checkpoint = text.substring(end + 2);
        Checkpoint.parse(SignedNote.Parts.of(checkpoint).text());
        return new LogProof(index, hashes, checkpoint, extra);
    }

    /** The text to store or hand out. */
    public String text() {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        if (extra.length > 0) {
            text.append(EXTRA).append(Base64.getEncoder().encodeToString(extra)).append('\n');
        }
        text.append("index ").append(index).append('\n');
        ProofLines.append(text, hashes);
        return text.append('\n').append(checkpoint).toString();
    }

    /**
     * The checkpoint that covers the leaf, after verifying that the log signed it and that the leaf is in it at the index. The
     * caller compares its origin with the log it expects, and asks {@link SignedNote#open} who cosigned.
     *
     * @param leafHash 32 bytes, computed from the event itself
     * @param known the log's keys; witnesses' among them are verified too
     * @throws NoteException if no known key of the log signed the checkpoint, or a known key's signature fails
     * @throws ProofException if the leaf isn't shown to be in it
     */
    public Checkpoint verify(byte[] leafHash, Collection<NoteVerifier> known) {
        Checkpoint signed = Checkpoint.open(checkpoint, known);
        if (index >= signed.size()) {
            throw new ProofException(
                    "it is of leaf " + index + ", but its checkpoint covers only " + signed.size() + " leaves");
        }
        int needed = MerkleProof.inclusionLength(index, signed.size());
        if (hashes.size() != needed) {
            throw new ProofException("it has " + hashes.size() + " hashes where leaf " + index + " of " + signed.size()
                    + " needs " + needed);
        }
        if (!MerkleProof.included(leafHash, index, signed.size(), signed.root(), hashes)) {
            throw new ProofException("this leaf isn't leaf " + index + " of the " + signed.size()
                    + " that were signed, or the hashes are another leaf's");
        }
        return signed;
    }

    @Override
    public List<byte[]> hashes() {
        return hashes.stream().map(byte[]::clone).toList();
    }

    @Override
    public byte[] extra() {
        return extra.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogProof that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** The text. */
    @Override
    public String toString() {
        return text();
    }
}
