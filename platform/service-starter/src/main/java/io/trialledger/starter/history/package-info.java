/** The record as it can be read and verified: a history of who did what, signed checkpoints, and bundles to check offline. */
@NullMarked
package io.trialledger.starter.history;

import org.jspecify.annotations.NullMarked;
