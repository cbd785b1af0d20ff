package io.trialledger.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads base64 (RFC 4648 section 4) where it stands in a line, eight characters at once, and only its one canonical form: padded,
 * nothing else between or behind, the bits beyond the last byte 0. So no two texts mean the same bytes.
 */
final class Base64Text {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** What a character means, or -1. */
    private static final byte[] BITS = new byte[256];

    /** What two characters mean, by the number they make as bytes, the first one lowest; or -1. */
    private static final short[] BITS_OF_TWO = new short[1 << 16];

    static {
        Arrays.fill(BITS, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            BITS[ALPHABET.charAt(i)] = (byte) i;
        }
        for (int two = 0; two < BITS_OF_TWO.length; two++) {
            int first = BITS[two & 0xFF];
            int second = BITS[two >>> 8];
            BITS_OF_TWO[two] = (short) (first < 0 || second < 0 ? -1 : first << 6 | second);
        }
    }

    private Base64Text() {}

    /**
     * The bytes that the text between {@code from} and {@code to}, exclusive, means.
     *
     * @throws IllegalArgumentException if it isn't canonical base64
     */
    static byte[] decode(byte[] text, int from, int to) {
        int length = to - from;
        if (length % 4 != 0) {
            throw new IllegalArgumentException("not padded");
        }
        int padding = length == 0 || text[to - 1] != '=' ? 0 : text[to - 2] != '=' ? 1 : 2;
        byte[] bytes = new byte[length / 4 * 3 - padding];
        int at = from;
        int out = 0;
        while (out + Long.BYTES <= bytes.length) { // eight characters make six bytes; the two behind are written again
            long eight = (long) LITTLE.get(text, at);
            long high = BITS_OF_TWO[(int) eight & 0xFFFF] << 12 | BITS_OF_TWO[(int) (eight >>> 16) & 0xFFFF];
            long low = BITS_OF_TWO[(int) (eight >>> 32) & 0xFFFF] << 12 | BITS_OF_TWO[(int) (eight >>> 48)];
            if ((high | low) < 0) {
                throw new IllegalArgumentException("not base64");
            }
            BIG.set(bytes, out, high << 40 | low << 16);
            at += 8;
            out += 6;
        }
        while (at < to - 4) {
            int bits = four(text, at);
            bytes[out++] = (byte) (bits >>> 16);
            bytes[out++] = (byte) (bits >>> 8);
            bytes[out++] = (byte) bits;
            at += 4;
        }
        if (at < to) {
            last(text, at, padding, bytes, out);
        }
        return bytes;
    }

    private static void last(byte[] text, int at, int padding, byte[] bytes, int out) {
        byte[] filled = {
            text[at], text[at + 1], padding > 1 ? (byte) 'A' : text[at + 2], padding > 0 ? (byte) 'A' : text[at + 3]
        };
        int bits = four(filled, 0);
        if ((bits & (1 << 8 * padding) - 1) != 0) {
            throw new IllegalArgumentException("bits beyond the last byte");
        }
        for (int i = 0; i < 3 - padding; i++) {
            bytes[out + i] = (byte) (bits >>> 16 - 8 * i);
        }
    }

    private static int four(byte[] text, int at) {
        int bits = BITS[text[at] & 0xFF] << 18
                | BITS[text[at + 1] & 0xFF] << 12
                | BITS[text[at + 2] & 0xFF] << 6
                | BITS[text[at + 3] & 0xFF];
        if (bits < 0) {
            throw new IllegalArgumentException("not base64");
        }
        return bits;
    }
}
