package io.trialledger.ledger;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A line of an inspection bundle's {@code checkpoints/<log>.ndjson}: a signed checkpoint, with the proof that the closing one
 * extends it.
 *
 * @param size that the note states
 * @param note the signed checkpoint
 * @param proof the consistency proof (RFC 6962 section 2.1.2) from {@code size} to the closing checkpoint's size; empty for the
 *     closing one and for size 0
 */
public record ProvenCheckpoint(long size, String note, List<byte[]> proof) {

    private static final Set<String> MEMBERS = Set.of("size", "note", "proof");

    /** @throws ProofException if the size is negative or there are more than 63 hashes */
    public ProvenCheckpoint {
        proof = new ConsistencyProof(size, proof).hashes();
    }

    /**
     * Reads a line. It checks the form, not what it proves.
     *
     * @throws BundleException if it is anything else
     */
    public static ProvenCheckpoint of(JsonLine json) {
        if (!json.names().equals(MEMBERS)) {
            throw new BundleException("a checkpoint's line with the members "
                    + json.names().stream().sorted().toList());
        }
        try {
            return new ProvenCheckpoint(json.number("size"), json.text("note"), json.hashes("proof"));
        } catch (ProofException e) {
            throw new BundleException("a checkpoint that can't be: " + e.getMessage());
        }
    }

    /** The line, without a newline. */
    public String json() {
        return JsonLine.write()
                .put("size", size)
                .put("note", note)
                .put(
                        "proof",
                        proof.stream().map(Base64.getEncoder()::encodeToString).toList())
                .toString();
    }

    /**
     * The checkpoint, verified: a known key of the log signed it, and {@code closing} extends it.
     *
     * @throws NoteException if no known key of the log signed it
     * @throws ProofException if it isn't of the size stated, or isn't shown to be extended
     */
    public Checkpoint verify(Checkpoint closing, Collection<NoteVerifier> known) {
        Checkpoint checkpoint = Checkpoint.open(note, known);
        if (checkpoint.size() != size) {
            throw new ProofException("its line says " + size + ", the note " + checkpoint.size());
        }
        new ConsistencyProof(size, proof).verify(checkpoint, closing);
        return checkpoint;
    }
}
