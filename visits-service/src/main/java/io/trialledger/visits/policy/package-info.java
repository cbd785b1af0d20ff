/** What enrollment's events make this service do. */
@NullMarked
package io.trialledger.visits.policy;

import org.jspecify.annotations.NullMarked;
