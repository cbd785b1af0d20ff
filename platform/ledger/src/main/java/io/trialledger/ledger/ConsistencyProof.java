package io.trialledger.ledger;

import java.util.List;

/**
 * Shows that a log's later tree extends an earlier one. Its text is the head of what a log sends to a witness (C2SP
 * tlog-witness, add-checkpoint): {@code old <size>}, then the hashes, a line each; an empty line and the signed checkpoint of the
 * later tree may follow there, not here.
 *
 * @param oldSize leaves of the earlier tree
 * @param hashes the consistency proof (RFC 6962 section 2.1.2); empty if the earlier tree is empty or has the same size
 */
public record ConsistencyProof(long oldSize, List<byte[]> hashes) {

    /** @throws ProofException if the size is negative or there are more than 63 hashes */
    public ConsistencyProof {
        if (oldSize < 0) {
            throw new ProofException("a tree's size isn't negative: " + oldSize);
        }
        hashes = ProofLines.checked(hashes);
    }

    /**
     * Reads the text of a proof. It checks the form, not what it proves.
     *
     * @throws ProofException if it is anything else
     */
    public static ConsistencyProof parse(String text) {
        if (!text.endsWith("\n")) {
            throw new ProofException("a consistency proof ends in a newline");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        return new ConsistencyProof(
                ProofLines.number(lines.get(0), "old"), ProofLines.hashes(lines.subList(1, lines.size())));
    }

    /** The text to hand out. */
    public String text() {
        StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
        ProofLines.append(text, hashes);
        return text.toString();
    }

    /**
     * Verifies that {@code later} extends {@code earlier}: that what the earlier checkpoint covers is in the later one, in its
     * place and unchanged. Both were opened with the log's key before. Any tree extends the empty one.
     *
     * @throws ProofException if this doesn't show it; the message says what is wrong
     */
    public void verify(Checkpoint earlier, Checkpoint later) {
        if (!earlier.origin().equals(later.origin())) {
            throw new ProofException("the checkpoints are of two logs: " + earlier.origin() + " and " + later.origin());
        }
        if (oldSize != earlier.size()) {
            throw new ProofException(
                    "the proof starts at size " + oldSize + ", the earlier checkpoint has " + earlier.size());
        }
        if (later.size() < earlier.size()) {
            throw new ProofException("the log shrank from " + earlier.size() + " to " + later.size() + " leaves");
        }
        boolean extended = earlier.size() == 0
                ? hashes.isEmpty() && MerkleProof.isEmptyTree(earlier.root()) && startsWell(later)
                : MerkleProof.consistent(earlier.size(), earlier.root(), later.size(), later.root(), hashes);
        if (!extended) {
            throw new ProofException("the log's tree of " + later.size() + " leaves isn't shown to extend its tree of "
                    + earlier.size());
        }
    }

    private static boolean startsWell(Checkpoint later) {
        return later.size() > 0 || MerkleProof.isEmptyTree(later.root());
    }

    @Override
    public List<byte[]> hashes() {
        return hashes.stream().map(byte[]::clone).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConsistencyProof that && text().equals(that.text());
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
