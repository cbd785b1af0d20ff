/** Read: what is asked about recorded values, and where it stands. */
@NullMarked
package io.trialledger.visits.itemqueries;

import org.jspecify.annotations.NullMarked;
