package io.trialledger.embeddedmongo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of keys of a {@link Tree}.
 *
 * @param from inclusive
 * @param to exclusive; null: to the end
 * @param fixed how many leading bytes all keys of the stretch have in common
 */
record Range(Key from, @Nullable Key to, int fixed) implements Comparable<Range> {

    static final Range ALL = new Range(Key.EMPTY, null, 0);

    /** All keys that begin with these bytes. */
    static Range of(Key prefix) {
        return new Range(prefix, after(prefix), prefix.bytes().length);
    }

    /** The first key that neither is nor begins with this one; null if there is none. */
    static @Nullable Key after(Key prefix) {
        byte[] bytes = prefix.bytes();
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] != (byte) 0xff) {
                byte[] next = Arrays.copyOf(bytes, i + 1);
                next[i]++;
                return new Key(next);
            }
        }
        return null;
    }

    boolean endsBefore(Key key) {
        return to != null && key.compareTo(to) >= 0;
    }

    @Override
    public int compareTo(Range other) {
        return from.compareTo(other.from);
    }
}
