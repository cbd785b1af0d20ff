/** Checks an exported history with nothing but the bundle, a key and older checkpoints in hand. */
@NullMarked
package io.trialledger.verifier;

import org.jspecify.annotations.NullMarked;
