package io.trialledger.embeddedmongo;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** One ordered map of the {@link Store}, a B-tree on disk. Writers change it in place; views read a state of it. */
final class Tree {

    private final MVMap<Key, byte[]> map;
    private final int slot;

    Tree(MVMap<Key, byte[]> map, int slot) {
        this.map = map;
        this.slot = slot;
    }

    int slot() {
        return slot;
    }

    String name() {
        return map.getName();
    }

    MVMap<Key, byte[]> map() {
        return map;
    }

    RootReference<Key, byte[]> root() {
        return map.getRoot();
    }

    byte @Nullable [] get(View view, Key key) {
        RootReference<Key, byte[]> root = view.rootOf(this);
        return root == null ? null : map.get(root.root, key);
    }

    boolean contains(Key key) {
        return map.containsKey(key);
    }

    /** All entries from {@code from} on (inclusive; null: from the end), upwards or downwards. */
    @Nullable
    Cursor<Key, byte[]> cursor(View view, @Nullable Key from, boolean downwards) {
        RootReference<Key, byte[]> root = view.rootOf(this);
        return root == null ? null : new Cursor<>(root, from, null, downwards);
    }

    long size(View view) {
        RootReference<Key, byte[]> root = view.rootOf(this);
        return root == null ? 0 : root.getTotalCount();
    }

    /** How many keys lie before {@code key}, from the counts in the inner pages. */
    long rank(Key key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    /** Returns what was there before. */
    byte @Nullable [] put(Key key, byte[] value) {
        return map.put(key, value);
    }

    byte @Nullable [] remove(Key key) {
        return map.remove(key);
    }

    void clear() {
        map.clear();
    }
}
