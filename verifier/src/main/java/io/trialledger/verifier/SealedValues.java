package io.trialledger.verifier;

/** Counts the sealed values in stored JSON by how each begins. */
final class SealedValues {

    private static final byte[] BEGINNING = {'"', 's', '1', ':'};

    private SealedValues() {}

    static int in(byte[] json) {
        int count = 0;
        for (int at = 0; at + BEGINNING.length <= json.length; at++) {
            if (json[at] == BEGINNING[0]
                    && json[at + 1] == BEGINNING[1]
                    && json[at + 2] == BEGINNING[2]
                    && json[at + 3] == BEGINNING[3]) {
                count++;
            }
        }
        return count;
    }
}
