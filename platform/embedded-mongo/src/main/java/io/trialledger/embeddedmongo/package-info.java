/** A MongoDB server inside the process: one file, every acknowledged write on disk, every read served by an index. */
@NullMarked
package io.trialledger.embeddedmongo;

import org.jspecify.annotations.NullMarked;
