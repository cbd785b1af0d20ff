package io.trialledger.embeddedmongo;

import java.nio.ByteBuffer;

/** How much an index should hold, kept beside it in the same commit: the check at start compares. */
final class Tally {

    long documents;
    long entries;
    boolean multikey;
    private boolean changed;

    static Tally read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Tally tally = new Tally();
        tally.documents = in.getLong();
        tally.entries = in.getLong();
        tally.multikey = in.get() != 0;
        return tally;
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(17)
                .putLong(documents)
                .putLong(entries)
                .put((byte) (multikey ? 1 : 0))
                .array();
    }

    void count(int documentsMore, int entriesMore) {
        documents += documentsMore;
        entries += entriesMore;
        changed |= documentsMore != 0 || entriesMore != 0;
    }

    void clear() {
        documents = 0;
        entries = 0;
        multikey = false;
        changed = true;
    }

    void sawArray() {
        changed |= !multikey;
        multikey = true;
    }

    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
