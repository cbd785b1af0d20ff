package io.trialledger.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once: what takes longest in a bundle is to find where its lines and texts end. */
final class EightBytes {

    static final int COUNT = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private EightBytes() {}

    /** Whether one of the bytes {@code from} and the seven after it is {@code wanted}, which is below 128. */
    static boolean contain(byte[] bytes, int from, byte wanted) {
        long eight = (long) LONGS.get(bytes, from);
        return zeros(eight ^ (ONES * wanted)) != 0;
    }

    /** Whether one of all the bytes is {@code wanted}, which is below 128. */
    static boolean contain(byte[] bytes, byte wanted) {
        int i = 0;
        while (i + COUNT <= bytes.length) {
            if (contain(bytes, i, wanted)) {
                return true;
            }
            i += COUNT;
        }
        while (i < bytes.length && bytes[i] != wanted) {
            i++;
        }
        return i < bytes.length;
    }

    /** Whether the eight bytes are plain JSON text: ASCII, no control character, no quote, no escape. */
    static boolean arePlainText(byte[] bytes, int from) {
        long eight = (long) LONGS.get(bytes, from);
        long control = eight - ONES * ' ';
        return ((eight | control | zeros(eight ^ (ONES * '"')) | zeros(eight ^ (ONES * '\\'))) & HIGH_BITS) == 0;
    }

    /** Has a high bit set if, and only if, one of the eight bytes is 0. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }
}
