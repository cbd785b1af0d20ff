/** Read: which values wait for an answer from the site. */
@NullMarked
package io.trialledger.visits.openqueries;

import org.jspecify.annotations.NullMarked;
