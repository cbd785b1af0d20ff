/** A very small service: one aggregate, one projection, one controller. */
@NullMarked
package io.trialledger.starter.sample;

import org.jspecify.annotations.NullMarked;
