/** Write: which items a study collects, of what type, in which units and within which soft ranges. */
@NullMarked
package io.trialledger.visits.design;

import org.jspecify.annotations.NullMarked;
