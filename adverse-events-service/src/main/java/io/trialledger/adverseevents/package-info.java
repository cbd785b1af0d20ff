/** Adverse events: what was reported, how it changed, what contradicts itself, and what must be reported by when. */
@NullMarked
package io.trialledger.adverseevents;

import org.jspecify.annotations.NullMarked;
