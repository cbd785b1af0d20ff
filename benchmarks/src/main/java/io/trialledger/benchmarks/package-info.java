/** Measured claims. Each benchmark is one class with a main method, which prints {@link Figure}s and takes a minute at most. */
@NullMarked
package io.trialledger.benchmarks;

import org.jspecify.annotations.NullMarked;
