package io.trialledger.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Roots and proofs of RFC 6962 section 2.1 out of the roots of complete subtrees, wherever these come from. */
interface Subtrees {

    /** The root over the 2^{@code height} leaves from {@code first}, a multiple of their number. Not changed by the caller. */
    byte[] complete(long first, int height);

    /** The root over leaves {@code low} to {@code high}, exclusive: a node of some tree, so {@code low} suits its span. */
    default byte[] root(long low, long high) {
        long count = high - low;
        if (Long.bitCount(count) == 1) {
            return complete(low, Long.numberOfTrailingZeros(count)).clone();
        }
        long middle = low + largestPowerOfTwoBelow(count);
        return Hash.node(root(low, middle), root(middle, high));
    }

    /** RFC 6962 section 2.1.1. */
    default List<byte[]> inclusionProof(long index, long treeSize) {
        Objects.checkIndex(index, treeSize);
        List<byte[]> proof = new ArrayList<>();
        long low = 0;
        long high = treeSize;
        while (high - low > 1) {
            long middle = low + largestPowerOfTwoBelow(high - low);
            if (index < middle) {
                proof.add(root(middle, high));
                high = middle;
            } else {
                proof.add(root(low, middle));
                low = middle;
            }
        }
        Collections.reverse(proof);
        return proof;
    }

    /** RFC 6962 section 2.1.2. */
    default List<byte[]> consistencyProof(long oldSize, long newSize) {
        Objects.checkIndex(oldSize - 1, newSize);
        List<byte[]> proof = new ArrayList<>();
        long low = 0;
        long high = newSize;
        while (high != oldSize) {
            long middle = low + largestPowerOfTwoBelow(high - low);
            if (oldSize <= middle) {
                proof.add(root(middle, high));
                high = middle;
            } else {
                proof.add(root(low, middle));
                low = middle;
            }
        }
        if (low > 0) {
            proof.add(root(low, high));
        }
        Collections.reverse(proof);
        return proof;
    }

    private static long largestPowerOfTwoBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}
