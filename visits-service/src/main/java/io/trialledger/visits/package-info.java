/** Visits: when subjects were seen and what was observed. */
@NullMarked
package io.trialledger.visits;

import org.jspecify.annotations.NullMarked;
