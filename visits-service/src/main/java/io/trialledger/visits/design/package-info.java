/** Write: which items a study collects, on which forms, and at which of the protocol's visits. */
@NullMarked
package io.trialledger.visits.design;

import org.jspecify.annotations.NullMarked;
