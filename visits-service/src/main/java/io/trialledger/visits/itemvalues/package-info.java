/** Read: what was observed at a visit, and what it was before. */
@NullMarked
package io.trialledger.visits.itemvalues;

import org.jspecify.annotations.NullMarked;
