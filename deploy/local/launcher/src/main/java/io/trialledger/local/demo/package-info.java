/** A small study of our own making, loaded through the public API alone. */
@NullMarked
package io.trialledger.local.demo;

import org.jspecify.annotations.NullMarked;
