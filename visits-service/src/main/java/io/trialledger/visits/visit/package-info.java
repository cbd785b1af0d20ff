/** Write: the item values of one visit, their corrections and the queries they open. */
@NullMarked
package io.trialledger.visits.visit;

import org.jspecify.annotations.NullMarked;
