package io.trialledger.embeddedmongo;

import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** A state of the store to read from: as it is now, or as of a {@link Snapshot}. */
interface View {

    /** What writers see: every change so far, durable or not. Only read under the shared lock of {@link GroupCommit}. */
    View NOW = Tree::root;

    /** Empty for a tree that did not exist yet. */
    @Nullable
    RootReference<Key, byte[]> rootOf(Tree tree);
}
