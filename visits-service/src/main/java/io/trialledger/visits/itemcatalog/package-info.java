/** Read: which items a study collects. */
@NullMarked
package io.trialledger.visits.itemcatalog;

import org.jspecify.annotations.NullMarked;
