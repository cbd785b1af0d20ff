package io.trialledger.embeddedmongo;

import java.util.Arrays;
import java.util.HexFormat;

/** A key of a {@link Tree}: bytes whose unsigned order is the order of the values they stand for. Never changed once made. */
record Key(byte[] bytes) implements Comparable<Key> {

    static final Key EMPTY = new Key(new byte[0]);

    Key plus(Key tail) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + tail.bytes.length);
        System.arraycopy(tail.bytes, 0, joined, bytes.length, tail.bytes.length);
        return new Key(joined);
    }

    /** Compares what follows the first {@code skip} bytes of this key and the first {@code otherSkip} of the other. */
    int compareTail(int skip, Key other, int otherSkip) {
        return Arrays.compareUnsigned(bytes, skip, bytes.length, other.bytes, otherSkip, other.bytes.length);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
