package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How C2SP writes numbers and hashes in proofs: decimal without leading zeros, one base64 hash a line. */
final class ProofLines {

    /** More than any tree of fewer than 2^63 leaves needs. */
    static final int MAX_HASHES = 63;

    private ProofLines() {}

    /** The number after {@code word} and a space. */
    static long number(String line, String word) {
        if (!line.startsWith(word + " ")) {
            throw new ProofException("expected \"" + word + "\" and a number, found: " + shortened(line));
        }
        String digits = line.substring(word.length() + 1);
        if (!digits.matches("0|[1-9][0-9]{0,17}")) {
            throw new ProofException("not a number after \"" + word + "\": " + shortened(digits));
        }
        return Long.parseLong(digits);
    }

    static List<byte[]> hashes(List<String> lines) {
        if (lines.size() > MAX_HASHES) {
            throw new ProofException("more than " + MAX_HASHES + " hashes");
        }
        List<byte[]> hashes = new ArrayList<>(lines.size());
        for (String line : lines) {
            byte[] hash = base64(line, "a hash");
            if (hash.length != Hash.BYTES) {
                throw new ProofException("a hash has 32 bytes, this line has " + hash.length + ": " + shortened(line));
            }
            hashes.add(hash);
        }
        return hashes;
    }

    /** Only the canonical form, so that no two texts are one proof. */
    static byte[] base64(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new ProofException("not base64 where " + what + " belongs: " + shortened(text));
        }
        throw new ProofException("not canonical base64 where " + what + " belongs: " + shortened(text));
    }

    static void append(StringBuilder out, List<byte[]> hashes) {
        hashes.forEach(
                hash -> out.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    }

    static List<byte[]> checked(List<byte[]> hashes) {
        if (hashes.size() > MAX_HASHES) {
            throw new ProofException("more than " + MAX_HASHES + " hashes");
        }
        return hashes.stream().map(hash -> Hash.checked(hash).clone()).toList();
    }

    static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
