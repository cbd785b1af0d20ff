package io.trialledger.embeddedmongo;

import java.util.Objects;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** Walks one {@link Range} up or down, going on after a given key. */
final class RangeReader {

    private final Range range;
    private final boolean downwards;
    private final @Nullable Key after;
    private final @Nullable Cursor<Key, byte[]> cursor;
    private @Nullable Key key;
    private byte @Nullable [] value;

    RangeReader(Tree tree, View view, Range range, boolean downwards, @Nullable Key after) {
        this.range = range;
        this.downwards = downwards;
        this.after = after;
        Key start = after != null ? after : downwards ? range.to() : range.from();
        this.cursor = tree.cursor(view, start, downwards);
    }

    /** Moves to the next entry; false at the end of the range. */
    boolean advance() {
        while (cursor != null && cursor.hasNext()) {
            Key next = cursor.next();
            if (next.equals(after) || (downwards && range.endsBefore(next))) {
                continue;
            }
            if (downwards ? next.compareTo(range.from()) < 0 : range.endsBefore(next)) {
                break;
            }
            key = next;
            value = cursor.getValue();
            return true;
        }
        return false;
    }

    Key key() {
        return Objects.requireNonNull(key);
    }

    byte[] value() {
        return Objects.requireNonNull(value);
    }

    Range range() {
        return range;
    }
}
